/** Runs the command line as `runMuster` does and says what it took, for tests of what must stay within bounds. */
import { type Ran, runMuster } from './run-muster.ts'

export type Measured = Ran & { mostMegabytes: number; cpuSeconds: number }

// The process itself writes what it used, at its end: nothing outside can know the most memory of one that has gone.
const SAY_WHAT_IT_TOOK = `process.on('exit',()=>{const{maxRSS:m,userCPUTime:u,systemCPUTime:s}=process.resourceUsage();process.stderr.write('\\ntook '+JSON.stringify({m,c:u+s}))})`

export async function runMeasured(words: readonly string[], cwd: string): Promise<Measured> {
  const ran = await runMuster(words, {
    cwd,
    env: { NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(SAY_WHAT_IT_TOOK)}` },
  })
  const at = ran.err.lastIndexOf('\ntook ')
  if (at < 0) throw new Error(`It ended without saying what it took: ${ran.err.slice(-500)}`)
  const { m, c } = JSON.parse(ran.err.slice(at + 6)) as { m: number; c: number }
  return { ...ran, err: ran.err.slice(0, at), mostMegabytes: m / 1024, cpuSeconds: c / 1e6 }
}
