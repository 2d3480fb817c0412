/** The flags that say how a file is to be read, and what they come to together with a mapping file. */
import { type Command, Option } from 'commander'
import { invalid } from '../../../values/problem.ts'
import type { CaseMapping, EventMapping, ReadingOptions } from '../case-log/rules.ts'
import { type AsOf, asOf, asOfInstant } from './as-of.ts'
import { gathered, type OutcomeWords, outcomeWord, timeZoneName } from './flag-values.ts'
import { type MappingFile, readMappingFile } from './mapping-file.ts'

const DEFAULT_ZONE = 'Europe/London'

export type ReadingFlags = {
  asOf?: AsOf
  timeZone?: string
  dates?: 'day-first' | 'month-first'
  sheet?: string
  caseType?: string
  case?: string
  stage?: string[]
  start?: string
  end?: string
  resource?: string
  party?: string
  class?: string
  outcome?: string
  received?: string
  closed?: string
  shape?: 'events' | 'cases'
  closingStage?: string
  outcomeWord?: OutcomeWords
  mapping?: string
  saveMapping?: string
}

export const addReadingFlags = (command: Command): Command =>
  command
    .optionsGroup('How the file is read (what is not told is found out and shown):')
    .addOption(
      new Option('--as-of <time>', 'take the log to end then: a date (its whole day) or a time such as 2026-09-30T12:00Z').argParser(asOf),
    )
    .addOption(new Option('--time-zone <zone>', `zone of times that name none (default: ${DEFAULT_ZONE})`).argParser(timeZoneName))
    .addOption(new Option('--dates <order>', 'what comes first in 03/04/2026').choices(['day-first', 'month-first']))
    .option('--sheet <name>', 'sheet of a workbook')
    .option('--case-type <type>', 'OCEL: the type of object that is the case')
    .addOption(new Option('--shape <shape>', 'what one row is').choices(['events', 'cases']))
    .option('--case <column>', 'column of the case reference')
    .addOption(
      new Option('--stage <column>', 'column of the stage; with one row per case, a date column of a stage (repeat in order)').argParser(
        gathered,
      ),
    )
    .option('--start <column>', 'column of the time at which a visit to a stage began')
    .option('--end <column>', 'column of the time at which it ended, or of the only time')
    .option('--resource <column>', 'column of the person or team (shown under invented names only)')
    .option('--party <column>', 'column of who holds the case, such as applicant or vetting unit')
    .option('--class <column>', 'column of the class of case, such as the vetting level')
    .option('--outcome <column>', 'column of the outcome')
    .option('--received <column>', 'column of the date of receipt')
    .option('--closed <column>', 'column of the date of closing')
    .option('--closing-stage <name>', 'stage after which a case is closed, where no column says so')
    .addOption(
      new Option(
        '--outcome-word <word=meaning>',
        'what a word in the outcome column means, such as "Cleared=granted" (repeatable)',
      ).argParser(outcomeWord),
    )
    .option('--mapping <file>', 'read these settings from a mapping file; flags given as well come first')
    .option('--save-mapping <file>', 'write the settings used to a mapping file')

/** Flags come before the mapping file, and both before what the file itself shows. */
export async function readingOptions(flags: ReadingFlags, now: number): Promise<ReadingOptions> {
  const kept: MappingFile = flags.mapping === undefined ? {} : await readMappingFile(flags.mapping)
  const timeZone = flags.timeZone ?? keptZone(kept, flags.mapping) ?? DEFAULT_ZONE
  const dates = flags.dates ?? kept.dates
  const sheet = flags.sheet ?? kept.sheet
  const objectType = flags.caseType ?? kept.objectType
  const closingStage = flags.closingStage ?? kept.closingStage
  const outcomes = { ...kept.outcomes, ...flags.outcomeWord }
  const mapping = mergedMapping(kept.mapping, flags)
  return {
    now,
    timeZone,
    ...(mapping && { mapping }),
    ...(dates && { dates }),
    ...(sheet !== undefined && { sheet }),
    ...(objectType !== undefined && { objectType }),
    ...(closingStage !== undefined && { closingStage }),
    ...(Object.keys(outcomes).length > 0 && { outcomes }),
    ...(flags.asOf && { asOf: asOfInstant(flags.asOf, timeZone, now) }),
  }
}

function keptZone({ timeZone }: MappingFile, path: string | undefined): string | undefined {
  try {
    return timeZone && timeZoneName(timeZone)
  } catch {
    throw invalid(`The mapping file ${path} names a time zone that is not known: ${timeZone}`, 'Correct it, or give --time-zone.')
  }
}

type Mapping = NonNullable<ReadingOptions['mapping']>

/** A mapping file of the other shape has nothing to add to a shape named by flag. */
function mergedMapping(kept: MappingFile['mapping'], flags: ReadingFlags): Mapping | undefined {
  const told = toldMapping(flags)
  const agree = kept && (told.shape === undefined || told.shape === kept.shape)
  const stages = agree && kept.shape === 'cases' && flags.stage ? { stages: flags.stage } : {}
  if (stages.stages && 'stage' in told) delete told.stage
  const merged = withoutAbsent({ ...(agree ? kept : {}), ...told, ...stages })
  return Object.keys(merged).length > 0 ? (merged as Mapping) : undefined
}

const COLUMNS = ['case', 'start', 'end', 'resource', 'party', 'class', 'outcome', 'received', 'closed'] as const

function toldMapping(flags: ReadingFlags): Partial<EventMapping> & Partial<Omit<CaseMapping, 'shape'>> & { shape?: 'events' | 'cases' } {
  const columns = Object.fromEntries(COLUMNS.filter(part => flags[part] !== undefined).map(part => [part, flags[part]]))
  const severalStages = (flags.stage?.length ?? 0) > 1
  if (flags.shape === 'events' && severalStages)
    throw invalid(
      '--stage is given more than once, but a row that is one event has one stage column',
      'Give it once, or say --shape cases.',
    )
  const shape = flags.shape ?? (severalStages ? 'cases' : undefined)
  return {
    ...columns,
    ...(shape && { shape }),
    ...(flags.stage && (shape === 'cases' ? { stages: flags.stage } : { stage: flags.stage[0] })),
  } as ReturnType<typeof toldMapping>
}

const withoutAbsent = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as T
