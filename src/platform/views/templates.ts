/** Renders the official GOV.UK and MoJ components: their own Nunjucks templates, compiled once and kept, so that markup is never copied by hand. */
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, posix, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import type nunjucks from 'nunjucks'
import type { VNode } from 'preact'
import { jsxTemplate } from 'preact/jsx-runtime'
import { dayName } from '../../values/figures.ts'
import { keepBuilt } from './built.ts'
import { instantWords } from './dates.tsx'

const require = createRequire(import.meta.url)

/** The component as markup inside TSX, with no wrapper element around it. */
export const govuk = (component: string, params: object): VNode => jsxTemplate([renderComponent(component, params)])
export const moj = (component: string, params: object): VNode => jsxTemplate([renderTemplate(`moj/${component}`, params)])

export const renderComponent = (component: string, params: object): string => renderTemplate(`components/${component}`, params)

function renderTemplate(folder: string, params: object): string {
  environment ??= openEnvironment()
  return environment.render(`${folder}/template.njk`, { params }).trim()
}

let environment: nunjucks.Environment | undefined

const DAY_LENGTH = 10

type Root = { root: unknown }

function openEnvironment(): nunjucks.Environment {
  // The slim build runs compiled templates and leaves the compiler out: a fifth of the time to load.
  const slim = require('nunjucks/browser/nunjucks-slim.js') as typeof nunjucks
  const compiled = JSON.parse(keepBuilt('templates.json', [fileURLToPath(import.meta.url)], compileTemplates)) as Record<string, string>
  const opened = new Map<string, Root>()
  const open = (asked: string): Root | null => {
    // The MoJ's templates name what they import by where it lies in the packages.
    const name = asked.replace(/^moj\/components\//, 'moj/').replace(/^govuk\//, '')
    const code = compiled[name]
    if (code === undefined) return null
    // Only the few components a page uses are evaluated. The code is our own, compiled from the installed package.
    const root = opened.get(name) ?? (new Function(code)() as Root)
    opened.set(name, root)
    return root
  }
  const loader = {
    getSource: (name: string) => {
      const obj = open(name)
      return obj && { src: { type: 'code', obj }, path: name, noCache: false }
    },
    // Templates include one another by relative names, which the stock loader looks for on the disk.
    isRelative: (name: string) => name.startsWith('.'),
    resolve: (from: string, to: string) => posix.join(posix.dirname(from), to),
  }
  const made = new slim.Environment(loader as unknown as nunjucks.ILoader, { autoescape: true })
  // The one filter that the MoJ's components expect of whoever uses them.
  return made.addFilter('mojDate', (timestamp: string) =>
    timestamp.length === DAY_LENGTH ? dayName(timestamp) : instantWords(timestamp, 'Europe/London'),
  )
}

/** Every template by name -> the code that answers its root. Without the two block options the white space differs from the official output. */
function compileTemplates(): string {
  const { Environment, precompileString } = require('nunjucks') as typeof nunjucks
  const env = new Environment(null, { autoescape: true, trimBlocks: true, lstripBlocks: true })
  const compile = (name: string, path: string) =>
    precompileString(readFileSync(path, 'utf8'), {
      name,
      env,
      // The types promise one template; the library hands over a list.
      wrapper: templates => (templates as unknown as { template: string }[]).map(({ template }) => template).join(''),
    })
  const official = templatesIn(dirname(componentsFolder())).map(([name, path]) => [name, compile(name, path)])
  const ofJustice = templatesIn(mojFolder()).map(([name, path]) => [`moj/${name}`, compile(`moj/${name}`, path)])
  return JSON.stringify(Object.fromEntries([...official, ...ofJustice]))
}

const templatesIn = (folder: string): [name: string, path: string][] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.njk'))
    .map(name => [name.split(sep).join('/'), join(folder, name)])

const mojFolder = () => join(dirname(require.resolve('@ministryofjustice/frontend/package.json')), 'moj', 'components')
export const componentsFolder = () => join(dirname(require.resolve('govuk-frontend/package.json')), 'dist', 'govuk', 'components')
