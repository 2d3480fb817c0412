/** Looks for alarms, and hands security events to the organisation's own monitoring. */
import type { JobHandler, Jobs } from '../jobs/job.ts'
import { askStandingQuestions, takeSecurityEvents } from './queries.ts'
import type { Sink } from './sinks.ts'

const asker = { service: 'security', act: 'security.watch' }

/** Sinks by the name of their export, under which the database keeps how far each has come. */
export type Sinks = Readonly<Record<string, Sink>>

export const securityJobs = (sinks: Sinks): Jobs => ({ 'watch-security': watch(sinks) })

export const SECURITY_CRONTAB = '* * * * * watch-security'

const watch =
  (sinks: Sinks): JobHandler =>
  async (_, { asService, log }) => {
    for (const alarm of await asService(asker, askStandingQuestions)) log.error({ alarm }, 'ALARM')
    const failed: unknown[] = []
    for (const [name, sink] of Object.entries(sinks)) {
      // Handed over before it is noted as handed over: after a crash in between they go once more, and never not at all.
      const handOver = asService(asker, async tx => {
        const events = await takeSecurityEvents(tx, name)
        if (events.length > 0) await sink(events)
      })
      await handOver.catch(error => failed.push(error))
    }
    if (failed.length > 0) throw new AggregateError(failed, 'Security events could not be handed over')
  }
