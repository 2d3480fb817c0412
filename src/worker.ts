/** `muster worker`: what is done later or by itself; `muster start` does the same beside the service. */
import { loadForecastWork } from './features/forecast/index.ts'
import { loadNetworkWork } from './features/network/index.ts'
import { loadVettingWork } from './features/vetting/index.ts'
import { checkPrepared } from './platform/db/prepared.ts'
import type { Jobs } from './platform/jobs/job.ts'
import { startQueue } from './platform/jobs/queue.ts'
import { type Log, openLog } from './platform/log.ts'
import { mailJobs } from './platform/mail/jobs.ts'
import { type Mailer, smtpMailer } from './platform/mail/mailer.ts'
import type { Output } from './platform/output.ts'
import { RETENTION_CRONTAB, retentionJobs } from './platform/retention/jobs.ts'
import { Ending } from './platform/running/ending.ts'
import { untilTold } from './platform/running/interruption.ts'
import { SECURITY_CRONTAB, type Sinks, securityJobs } from './platform/security/jobs.ts'
import { fileSink, syslogSink } from './platform/security/sinks.ts'
import type { Settings } from './platform/settings.ts'

type Working = {
  url: string
  /** The address that people use: mail points there. */
  baseUrl: string
  settings: Pick<Settings<'worker'>, 'SMTP_URL' | 'MAIL_FROM' | 'SECURITY_EVENTS_FILE' | 'SECURITY_EVENTS_SYSLOG'>
  log: Log
  ending: Ending
  /** Where no mail server is set: the inbox of whoever tries the service. */
  inbox?: Mailer | undefined
}

export async function work({ url, baseUrl, settings, log, ending, inbox }: Working): Promise<void> {
  const [forecast, network, vetting] = await Promise.all([loadForecastWork(), loadNetworkWork(), loadVettingWork()])
  const jobs: Jobs = {
    ...mailJobs(mailerOf(settings) ?? inbox, baseUrl),
    ...securityJobs(sinksOf(settings)),
    ...forecast.jobs,
    ...network.jobs,
    ...vetting.jobs,
    ...retentionJobs([...forecast.erasures, ...network.erasures, ...vetting.erasures]),
  }
  const queue = await startQueue({
    url,
    jobs,
    crontab: [RETENTION_CRONTAB, SECURITY_CRONTAB, network.crontab, vetting.crontab].join('\n'),
    log,
  })
  ending.later('jobs', () => queue.stop(), 30_000)
}

const mailerOf = ({ SMTP_URL, MAIL_FROM }: Working['settings']): Mailer | undefined =>
  SMTP_URL && MAIL_FROM ? smtpMailer(SMTP_URL.href, MAIL_FROM) : undefined

const sinksOf = ({ SECURITY_EVENTS_FILE: file, SECURITY_EVENTS_SYSLOG: syslog }: Working['settings']): Sinks => ({
  ...(file === undefined ? {} : { file: fileSink(file) }),
  ...(syslog === undefined ? {} : { syslog: syslogSink(syslog) }),
})

export async function runWorker(settings: Settings<'worker'>, output: Output): Promise<void> {
  const { WORKER_DATABASE_URL: url } = settings
  await checkPrepared({ setting: 'WORKER_DATABASE_URL', url, login: 'muster_worker' })
  const log = openLog('worker', settings.LOG_LEVEL)
  const ending = new Ending(log)
  const told = untilTold(() => undefined)
  try {
    await work({ url, baseUrl: settings.BASE_URL?.origin ?? 'http://localhost:3000', settings, log, ending })
    output.say('Muster does its jobs.\n')
    await told
  } finally {
    await ending.now()
  }
}
