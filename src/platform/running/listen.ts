/** A server that listens until the program ends, and its figures beside it where somebody wants them. */
import type { App } from '../http/app.ts'
import type { Ending } from './ending.ts'
import { serveMetrics } from './metrics.ts'
import { cannotListen } from './port.ts'

type Settings = { HOST: string; METRICS_PORT: number | undefined; METRICS_HOST: string }

export async function listen(app: App, port: number, { HOST: host, METRICS_PORT, METRICS_HOST }: Settings, ending: Ending): Promise<void> {
  ending.later('server', () => app.close())
  await app.listen({ host, port }).catch(error => {
    throw cannotListen(error, { host, port, setting: 'PORT' })
  })
  if (METRICS_PORT === undefined) return
  const metrics = await serveMetrics(app.metrics, { host: METRICS_HOST, port: METRICS_PORT }).catch(error => {
    throw cannotListen(error, { host: METRICS_HOST, port: METRICS_PORT, setting: 'METRICS_PORT' })
  })
  ending.later('metrics', () => metrics.stop())
}
