/** Says everything that keeps a model from running, in words for the person who described it. */
import type { Reason } from '../../../values/outcome.ts'
import { type Branch, type ByClass, durationsOf, forClass, type Model, type Stage } from './model.ts'
import { MOST_CLASSES, MOST_POOLS, MOST_PRIORITIES, MOST_STAGES } from './program.ts'

/** Ten years of days, or of minutes on a calendar without nights: longer ones are slips of a unit. */
const LONGEST_DAYS = 3_653
const LONGEST_MINUTES = 3_653 * 1_440
/** Probabilities come from divided counts: they may miss their sum by this much. */
const ROUNDING = 1e-9

export function checkModel(model: Model): Reason[] {
  const shape = [...checkSizes(model), ...checkNames(model), ...checkCalendar(model), ...checkPools(model), ...checkStages(model)]
  // Whether the end can be reached is only a question once every route leads somewhere.
  return shape.length > 0 ? shape : checkEnds(model)
}

const reason = (field: string, message: string): Reason => ({ field, message })

function checkSizes({ classes, stages, pools, priorities = 1 }: Model): Reason[] {
  const count = (field: string, number: number, least: number, most: number) =>
    Number.isInteger(number) && number >= least && number <= most
      ? []
      : [reason(field, `A model has ${least} to ${most} ${field}, not ${number}`)]
  return [
    ...count('classes', classes.length, 1, MOST_CLASSES),
    ...count('stages', stages.length, 1, MOST_STAGES),
    ...count('pools', pools.length, 0, MOST_POOLS),
    ...count('priorities', priorities, 1, MOST_PRIORITIES),
  ]
}

function checkNames({ classes, stages, pools }: Model): Reason[] {
  const twice = (field: string, names: readonly string[]) =>
    [...new Set(names.filter((name, i) => names.indexOf(name) < i))].map(name => reason(field, `"${name}" is there twice`))
  return [
    ...twice('classes', classes),
    ...twice(
      'stages',
      stages.map(({ name }) => name),
    ),
    ...twice(
      'pools',
      pools.map(({ name }) => name),
    ),
  ]
}

function checkCalendar({ calendar: { dayMinutes, weekdays = [0], holidays = [] } }: Model): Reason[] {
  const reasons: Reason[] = []
  if (!Number.isInteger(dayMinutes) || dayMinutes < 1 || dayMinutes > 1_440)
    reasons.push(reason('calendar.dayMinutes', 'A working day has 1 to 1,440 whole minutes'))
  if (weekdays.length === 0 || weekdays.some(day => !Number.isInteger(day) || day < 0 || day > 6))
    reasons.push(reason('calendar.weekdays', 'At least one day of the week is worked, by numbers from 0 to 6'))
  if (holidays.some(day => !Number.isInteger(day) || day < 0))
    reasons.push(reason('calendar.holidays', 'Holidays are whole days from day 0 on'))
  return reasons
}

function checkPools({ pools, staffRepeats }: Model): Reason[] {
  return pools.flatMap(({ name, staff }) => {
    const weeks = typeof staff === 'number' ? [staff] : staff
    if (weeks.length === 0 || weeks.some(number => !Number.isInteger(number) || number < 0))
      return [reason(`pools.${name}`, 'Staff are whole numbers, one or more of them')]
    const lasting = staffRepeats ? weeks : weeks.slice(-1)
    return lasting.some(number => number > 0)
      ? []
      : [reason(`pools.${name}`, 'Nobody is left in the end, so its cases would wait for ever')]
  })
}

function checkStages(model: Model): Reason[] {
  return model.stages.flatMap(stage => [
    ...checkResource(model, stage),
    ...checkDurations(model, stage),
    ...checkClasses(model, `stages.${stage.name}.next`, stage.next),
    ...eachRoute(model, stage, route => checkRoute(model, stage, route)),
  ])
}

function checkResource({ pools }: Model, { name, takes }: Stage): Reason[] {
  if (!('pool' in takes) || pools.some(pool => pool.name === takes.pool)) return []
  return [reason(`stages.${name}.takes`, `There is no pool "${takes.pool}"`)]
}

function checkClasses<T>({ classes }: Model, field: string, value: ByClass<T>): Reason[] {
  if ('all' in value || value.byClass.length === classes.length) return []
  return [reason(field, `There are ${value.byClass.length} entries for ${classes.length} classes`)]
}

/** The reasons of each class's route, each once. */
function eachRoute({ classes }: Model, stage: Stage, check: (route: readonly Branch[]) => Reason[]): Reason[] {
  const routes = new Set(classes.map((_, caseClass) => forClass(stage.next, caseClass)).filter(route => route !== undefined))
  return [...new Map([...routes].flatMap(check).map(found => [found.message, found])).values()]
}

function checkDurations(model: Model, stage: Stage): Reason[] {
  const field = `stages.${stage.name}.takes`
  const durations = durationsOf(stage)
  const longest = 'days' in stage.takes ? LONGEST_DAYS : LONGEST_MINUTES
  const wrong = checkClasses(model, field, durations)
  const tables = new Set('all' in durations ? [durations.all] : durations.byClass)
  for (const table of tables) {
    const values = typeof table === 'number' ? [table] : Array.from(table)
    if (values.length === 0) wrong.push(reason(field, 'There is no duration to draw from'))
    else if (values.some(value => !Number.isFinite(value) || value < 0)) wrong.push(reason(field, 'Durations are numbers from 0 on'))
    else if (values.some(value => value > longest)) wrong.push(reason(field, 'A duration is longer than ten years'))
  }
  return wrong
}

function checkRoute(model: Model, { name }: Stage, route: readonly Branch[]): Reason[] {
  const field = `stages.${name}.next`
  const known = (stage: string) => model.stages.some(other => other.name === stage)
  const reasons: Reason[] = []
  for (const { to, probability = 0, while: guard } of route) {
    if (to !== null && !known(to)) reasons.push(reason(field, `There is no stage "${to}"`))
    if (guard && !known(guard.stage)) reasons.push(reason(field, `There is no stage "${guard.stage}"`))
    if (!(probability >= 0 && probability <= 1)) reasons.push(reason(field, `${probability} is not a probability`))
    if (guard && !(Number.isInteger(guard.visits) && guard.visits >= 0 && guard.visits <= 6))
      reasons.push(reason(field, 'Visits are counted from 0 to 6'))
  }
  const sum = route.reduce((total, { probability = 0 }) => total + probability, 0)
  if (sum > 1 + ROUNDING) reasons.push(reason(field, `The probabilities add up to ${sum}, more than 1`))
  const last = route.at(-1)
  if (last === undefined || last.probability !== undefined || last.while !== undefined)
    reasons.push(reason(field, 'The last branch must take all that is left: without probability and without a guard'))
  return reasons
}

/** From every stage some way must lead to the end, or its cases would go round for ever. */
function checkEnds(model: Model): Reason[] {
  return model.classes.flatMap((caseClass, index) => {
    const ending = stagesThatEnd(model, index)
    return model.stages
      .filter(({ name }) => !ending.has(name))
      .map(({ name }) => reason(`stages.${name}.next`, `A case of class "${caseClass}" that comes here can never be finished`))
  })
}

function stagesThatEnd({ stages }: Model, caseClass: number): Set<string> {
  const ending = new Set<string>()
  let before = -1
  while (ending.size > before) {
    before = ending.size
    for (const { name, next } of stages)
      if (openWays(forClass(next, caseClass)).some(({ to }) => to === null || ending.has(to))) ending.add(name)
  }
  return ending
}

/** Branches that some draw can take. A guard is counted as open: it always is at first. */
function openWays(route: readonly Branch[]): Branch[] {
  let unguarded = 0
  return route.filter(({ probability, while: guard }) => {
    const open = probability === undefined ? unguarded < 1 - ROUNDING : probability > 0
    if (!guard) unguarded += probability ?? 1
    return open
  })
}
