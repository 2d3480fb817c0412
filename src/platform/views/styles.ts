/** The style sheet of every page, compiled once from `assets/muster.scss` and kept. */
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type * as Sass from 'sass'
import { keepBuilt, projectRoot } from './built.ts'

const SHEET = join(projectRoot, 'assets', 'muster.scss')

const require = createRequire(import.meta.url)

export const readStyles = (): string => keepBuilt('muster.css', [SHEET, fileURLToPath(import.meta.url)], compileStyles)

function compileStyles(): string {
  // Loaded on first use: most runs find the compiled sheet and never need the compiler.
  const sass = require('sass') as typeof Sass
  const loadPaths = [join(projectRoot, 'node_modules')]
  return sass.compile(SHEET, { loadPaths, style: 'compressed', quietDeps: true }).css
}
