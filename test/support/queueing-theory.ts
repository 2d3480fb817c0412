/** Exact results of queueing theory, each by its textbook formula, to hold simulations against. Times in units of the mean service. */

/** Share of arrivals that find all servers busy and are lost (M/G/c/c). */
export function erlangB(load: number, servers: number): number {
  let blocked = 1
  for (let server = 1; server <= servers; server++) blocked = (load * blocked) / (server + load * blocked)
  return blocked
}

/** Share of arrivals that have to wait (M/M/c). */
export function erlangC(load: number, servers: number): number {
  const blocked = erlangB(load, servers)
  return blocked / (1 - (load / servers) * (1 - blocked))
}

/** Mean wait in M/M/c. */
export const meanWait = (load: number, servers: number): number => erlangC(load, servers) / (servers - load)

/** Mean wait by class, first class first served and nobody interrupted (M/M/c; Cobham). `loads` by class, in order of priority. */
export function cobham(loads: readonly number[], servers: number): number[] {
  const total = loads.reduce((sum, load) => sum + load, 0)
  const whole = erlangC(total, servers) / servers
  let before = 0
  return loads.map(load => {
    const wait = whole / ((1 - before / servers) * (1 - (before + load) / servers))
    before += load
    return wait
  })
}

/** Mean wait with one server and services that never vary (M/D/1; Pollaczek and Khinchine). */
export const meanWaitConstant = (load: number): number => load / (2 * (1 - load))
