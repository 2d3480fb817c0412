/** Finds a Chromium for tests and pictures, or installs one, and says which; a test that needs a browser is never skipped for want of one. */
import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from 'playwright-core'

export type Browser = { path: string; version: string; flags: string[] }

const isRoot = process.getuid?.() === 0

/** A test browser loads only our own pages, so everything that would reach out or needs a graphics card is off. Root has no sandbox to enter. */
export const browserFlags: string[] = [
  ...(isRoot ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
  '--disable-features=OptimizationHints,MediaRouter,Translate',
]

// Arial's widths come from Liberation Sans: without it lines break elsewhere and pictures change.
const PACKAGES = ['chromium', 'fonts-liberation']

/** The first browser that starts, in the order that respects a person's own choice; installs one when there is none; throws with what to type when that fails. */
export function findBrowser(say: (line: string) => void = () => {}): Browser {
  for (const path of installed()) {
    const version = versionOf(path)
    if (version) return { path, version, flags: browserFlags }
    say(`${path} does not start; looking further.`)
  }
  for (const install of [installByApt, installByPlaywright]) {
    const path = install(say)
    const version = path && versionOf(path)
    if (path && version) return { path, version, flags: browserFlags }
  }
  throw new Error(
    `No browser was found and none could be installed. Type: sudo apt-get install -y ${PACKAGES.join(' ')} (or set CHROMIUM_PATH)`,
  )
}

function* installed(): Generator<string> {
  const chosen = process.env.CHROMIUM_PATH
  if (chosen) yield chosen
  yield* playwrightBrowser()
  yield* onPath()
}

function* playwrightBrowser(): Generator<string> {
  const path = chromium.executablePath()
  if (path && existsSync(path)) yield path
}

function* onPath(): Generator<string> {
  for (const name of ['chromium', 'chromium-browser', 'google-chrome']) {
    for (const folder of (process.env.PATH ?? '').split(delimiter)) {
      const path = join(folder, name)
      if (folder && isExecutable(path)) yield path
    }
  }
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

function versionOf(path: string): string | undefined {
  const { status, stdout } = spawnSync(path, ['--version'], { encoding: 'utf8', timeout: 30_000 })
  return status === 0 ? stdout.trim() : undefined
}

function installByApt(say: (line: string) => void): string | undefined {
  if (!isRoot || spawnSync('apt-get', ['--version']).status !== 0) return undefined
  say(`No browser found: installing ${PACKAGES.join(' and ')} with apt-get.`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  spawnSync('apt-get', ['update'], { stdio: 'ignore', env })
  spawnSync('apt-get', ['install', '-y', '--no-install-recommends', ...PACKAGES], { stdio: ['ignore', 'ignore', 'inherit'], env })
  return [...onPath()][0]
}

function installByPlaywright(say: (line: string) => void): string | undefined {
  say('Downloading a browser with Playwright.')
  spawnSync('npx', ['--no-install', 'playwright-core', 'install', 'chromium'], { stdio: ['ignore', 'ignore', 'inherit'] })
  return [...playwrightBrowser()][0]
}
