/** The port a program listens on: a free one where any will do, and plain words where the wanted one is taken. */
import { createServer } from 'node:net'
import { Problem } from '../../values/problem.ts'

type Place = { host: string; port: number; setting: 'PORT' | 'METRICS_PORT' }

/** Looks before anything else is begun, so that a taken port is said at once. Somebody may still be quicker: listening says the same then. */
export function settlePort({ host, port, setting }: Place): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', error => reject(cannotListen(error, { host, port, setting })))
    server.listen(port, host, () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : port))
    })
  })
}

export function cannotListen(error: NodeJS.ErrnoException, { host, port, setting }: Place): Error {
  if (error.code === 'EADDRINUSE')
    return new Problem(
      'conflict',
      `Port ${port} is taken by another program.`,
      `Stop that program, or choose another port: ${setting}=${port + 1}`,
    )
  if (error.code === 'EACCES')
    return new Problem('forbidden', `This user may not listen on port ${port}.`, `Choose a port from 1024 up: ${setting}=3000`)
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND')
    return new Problem('invalid', `${host} is no address of this machine.`, 'Set HOST to one, or leave it out for 127.0.0.1.')
  return error
}
