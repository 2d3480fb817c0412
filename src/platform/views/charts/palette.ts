/** Colours of the UK Government Analysis Function's palette, with the dashes that tell lines apart where colour does not. */
export const DARK_BLUE = '#12436D'
export const TURQUOISE = '#28A197'
export const DARK_PINK = '#801650'
const ORANGE = '#F46A25'
export const DARK_GREY = '#3D3D3D'
/** For what stands beside the thing that matters. */
export const MID_GREY = '#767676'
const LIGHT_PURPLE = '#A285D1'
export const INK = '#0b0c0c'
export const GRID = '#dddddd'

/** Dark and light in turn, so that neighbours differ on grey paper too. */
const FILLS = [DARK_BLUE, TURQUOISE, DARK_PINK, ORANGE, DARK_GREY, LIGHT_PURPLE] as const
export const fillOf = (index: number): string => FILLS[index % FILLS.length]!
