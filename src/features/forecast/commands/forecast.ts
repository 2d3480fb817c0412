/** `muster forecast FILE`: when open cases will be done and what more staff would change, from a case log. */
import { Command, Option } from 'commander'
import { openProgress } from '../../../platform/progress.ts'
import type { ForecastSettings } from '../runs/make-forecast.ts'
import { MOST_EXTRA_STAFF } from '../runs/rules.ts'
import { addDeliveryFlags, type DeliveryFlags, deliver, madeBy, prepareDelivery } from './delivery.ts'
import { EXAMPLES, examplesText } from './examples.ts'
import { day, positiveNumber, wholeNumber } from './flag-values.ts'
import { readAsking } from './read-asking.ts'
import { addReadingFlags, type ReadingFlags, readingOptions } from './reading-flags.ts'
import type { Surroundings } from './surroundings.ts'

type Flags = ReadingFlags &
  DeliveryFlags & {
    title?: string
    release?: boolean
    seed: number
    weeks: number
    replications?: number
    precision: number
    staffFrom?: string
    ramp: number
    staffStage?: string
    threads?: number
    backtest: boolean
  }

const MOST_SEED = 2 ** 32 - 1

export function forecastCommand(surroundings: Surroundings): Command {
  const command = new Command('forecast')
    .summary('when open cases will be done, and what more staff would change')
    .description(
      'Reads a case log (CSV, XLSX, XES or OCEL, also gzipped), starts from the cases open in it and forecasts when they are done, how many are open week by week and what more staff would change. Prints how such forecasts did on the log’s own past.',
    )
    .argument('<FILE>', 'the case log')
  addForecastFlags(addDeliveryFlags(command))
  return addReadingFlags(command)
    .addHelpText('after', examplesText(EXAMPLES.forecast))
    .action((file: string, flags: Flags) => forecast(file, flags, surroundings))
}

const addForecastFlags = (command: Command): Command =>
  command
    .optionsGroup('How the forecast is made:')
    .addOption(new Option('--weeks <n>', 'how far ahead').argParser(wholeNumber(1, 260)).default(26))
    .addOption(new Option('--staff-from <date>', 'first day of more staff (default: four weeks ahead)').argParser(day))
    .addOption(new Option('--ramp <weeks>', 'weeks until a newcomer works at full pace').argParser(wholeNumber(0, 104)).default(4))
    .option('--staff-stage <name>', 'stage that gets them (default: the one that holds the work up)')
    .addOption(
      new Option('--seed <n>', 'where the random draws begin: the same seed gives the same figures')
        .argParser(wholeNumber(0, MOST_SEED))
        .default(1),
    )
    .addOption(
      new Option('--precision <days>', 'go on until the mean is known to so many days either way')
        .argParser(positiveNumber(365))
        .default(0.5),
    )
    .addOption(new Option('--replications <n>', 'make exactly so many runs instead').argParser(wholeNumber(2, 1_000_000)))
    .addOption(
      new Option('--threads <n>', 'processor threads (default: as many as there are, at most 4); the figures are the same').argParser(
        wholeNumber(1, 64),
      ),
    )
    .option('--no-backtest', 'leave out the test on the log’s own past')

async function forecast(file: string, flags: Flags, surroundings: Surroundings): Promise<void> {
  const delivery = await prepareDelivery(flags, file)
  const { read, options } = await readAsking(file, await readingOptions(flags, surroundings.now()), surroundings)

  const { forecastInShort, forecastText } = await import('../runs/terminal.ts')
  const { makeForecast } = await import('../runs/make-forecast.ts')
  const progress = openProgress(surroundings.output)
  const made = await makeForecast(read, settingsOf(flags, options.asOf !== undefined, surroundings), progress.report).finally(progress.done)

  const forms = {
    page: async () =>
      (await import('../runs/pages.tsx')).forecastDocument(
        made,
        madeBy(surroundings, [file, flags.html, flags.json, flags.mapping, flags.saveMapping]),
      ),
    document: async () => (await import('../runs/schema.ts')).toForecastDocument(made),
    text: (style: Parameters<typeof forecastText>[0]) => forecastText(style, made),
    inShort: (style: Parameters<typeof forecastText>[0]) => forecastInShort(style, made),
    reading: read.reading,
  }
  await deliver(delivery, forms, options, surroundings)
}

const settingsOf = (flags: Flags, asOfTold: boolean, { config }: Pick<Surroundings, 'config'>): ForecastSettings => ({
  seed: flags.seed,
  weeks: flags.weeks,
  precisionDays: flags.precision,
  rampWeeks: flags.ramp,
  maxExtra: MOST_EXTRA_STAFF,
  threads: flags.threads ?? config.threads,
  backtest: flags.backtest,
  release: flags.release === true,
  asOfTold,
  ...(flags.title !== undefined && { title: flags.title }),
  ...(flags.replications !== undefined && { replications: flags.replications }),
  ...(flags.staffFrom !== undefined && { staffFrom: flags.staffFrom }),
  ...(flags.staffStage !== undefined && { staffStage: flags.staffStage }),
})
