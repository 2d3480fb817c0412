/** The service's styles, script and icon: built once, kept, and named after their content, so that browsers may keep them too. */
import { createHash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type * as Esbuild from 'esbuild'
import type * as Sass from 'sass'
import { keepBuilt, projectRoot } from './built.ts'
import { readMark } from './mark.ts'
import type { Assets } from './surroundings.ts'

const require = createRequire(import.meta.url)
const here = fileURLToPath(import.meta.url)
const folder = join(projectRoot, 'assets')
const browser = join(folder, 'browser')

type Files = Map<string, { type: string; body: Buffer }>

export function readAssets(): { paths: Assets; files: Files } {
  const files: Files = new Map()
  const add = (name: string, end: string, type: string, text: string): string => {
    const path = `/assets/${name}-${createHash('sha256').update(text).digest('hex').slice(0, 12)}.${end}`
    files.set(path, { type, body: Buffer.from(text, 'utf8') })
    return path
  }
  return {
    paths: {
      css: add('muster', 'css', 'text/css; charset=utf-8', keepBuilt('service.css', [here, ...sheets()], compileSheet)),
      js: add('muster', 'js', 'text/javascript; charset=utf-8', keepBuilt('service.js', [here, ...modules()], bundleScript)),
      icon: add('mark', 'svg', 'image/svg+xml', readMark()),
    },
    files,
  }
}

const sheets = () =>
  readdirSync(folder)
    .filter(name => name.endsWith('.scss'))
    .map(name => join(folder, name))
const modules = () => readdirSync(browser).map(name => join(browser, name))

function compileSheet(): string {
  const sass = require('sass') as typeof Sass
  const loadPaths = [folder, projectRoot, join(projectRoot, 'node_modules')]
  const compile = (name: string) => sass.compile(join(folder, name), { loadPaths, style: 'compressed', quietDeps: true }).css
  return compile('service.scss') + compile('moj.scss')
}

function bundleScript(): string {
  const esbuild = require('esbuild') as typeof Esbuild
  const { outputFiles } = esbuild.buildSync({
    entryPoints: [join(browser, 'service.js')],
    bundle: true,
    format: 'esm',
    minify: true,
    target: 'es2020',
    write: false,
  })
  const [file] = outputFiles
  if (!file) throw new Error('The browser script was not built')
  return file.text
}
