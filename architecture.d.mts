export const features: Record<string, readonly string[]>
export const programs: readonly string[]
export const pure: readonly string[]
