/** `muster report FILE`: how long cases took, from a case log. */
import { Command, Option } from 'commander'
import { addDeliveryFlags, type DeliveryFlags, deliver, madeBy, prepareDelivery } from './delivery.ts'
import { EXAMPLES, examplesText } from './examples.ts'
import { positiveNumber } from './flag-values.ts'
import { readAsking } from './read-asking.ts'
import { addReadingFlags, type ReadingFlags, readingOptions } from './reading-flags.ts'
import type { Surroundings } from './surroundings.ts'

type Flags = ReadingFlags & DeliveryFlags & { title?: string; release?: boolean; target?: number }

export function reportCommand(surroundings: Surroundings): Command {
  const command = new Command('report')
    .summary('how long cases took, from a case log')
    .description(
      'Reads a case log (CSV, XLSX, XES or OCEL, also gzipped) and reports how long cases took, how they ended, who held them and what is open.',
    )
    .argument('<FILE>', 'the case log')
  addDeliveryFlags(command).addOption(
    new Option('--target <days>', 'also give the share of cases closed within so many days').argParser(positiveNumber(3650)),
  )
  return addReadingFlags(command)
    .addHelpText('after', examplesText(EXAMPLES.report))
    .action((file: string, flags: Flags) => report(file, flags, surroundings))
}

async function report(file: string, flags: Flags, surroundings: Surroundings): Promise<void> {
  const delivery = await prepareDelivery(flags, file)
  const { read, options } = await readAsking(file, await readingOptions(flags, surroundings.now()), surroundings)

  // Loaded after the checks: a slip on the command line is answered at once.
  const { makeReport } = await import('../report/make-report.ts')
  const { reportInShort, reportText } = await import('../report/terminal.ts')
  const { ENGLAND_WORKING_DAYS } = await import('../../../values/england-bank-holidays.ts')
  const made = makeReport(read, {
    release: flags.release === true,
    asOfTold: options.asOf !== undefined,
    calendar: ENGLAND_WORKING_DAYS,
    ...(flags.title !== undefined && { title: flags.title }),
    ...(flags.target !== undefined && { targetDays: flags.target }),
  })

  const forms = {
    page: async () =>
      (await import('../report/pages.tsx')).reportDocument(
        made,
        madeBy(surroundings, [file, flags.html, flags.json, flags.mapping, flags.saveMapping]),
      ),
    document: async () => (await import('../report/schema.ts')).toReportDocument(made),
    text: (style: Parameters<typeof reportText>[0]) => reportText(style, made),
    inShort: (style: Parameters<typeof reportText>[0]) => reportInShort(style, made),
    reading: read.reading,
  }
  await deliver(delivery, forms, options, surroundings)
}
