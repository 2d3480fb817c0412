/** A program that takes one job, says so, and never ends it, for tests that kill it: `DATABASE-URL`. */
import pino from 'pino'
import { startQueue } from '../../src/platform/jobs/queue.ts'

const [url = ''] = process.argv.slice(2)

await startQueue({
  url,
  log: pino({ level: 'silent' }),
  jobs: {
    'try-once': async () => {
      process.stdout.write('taken\n')
      await new Promise(() => undefined)
    },
  },
})
