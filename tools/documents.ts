/** What a document promises that a machine can try: that its commands, flags, files and links exist, and that decision records are whole. */
import { existsSync, globSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

/** The flags of a `muster` command, undefined when there is no such command. */
export type FlagsOf = (command: string) => ReadonlySet<string> | undefined

const DOCUMENTS = ['*.md', 'docs/**/*.md', 'samples/*.md', 'bench/*.md']
/** Words of npm itself. */
const NPM_COMMANDS = new Set(['ci', 'install', 'start', 'test', 'run', 'pack', 'sbom'])
const ROOTS = 'src|docs|tools|samples|test|bench|db|assets|bin'
const SECTIONS = ['Context', 'Choice', 'Cost']

/** Every broken promise of the documents under `root`, each as "file: what". */
export function brokenPromises(root: string, flagsOf: FlagsOf): string[] {
  const files = DOCUMENTS.flatMap(pattern => globSync(pattern, { cwd: root })).sort()
  const scripts = readScripts(root)
  const broken = files.flatMap(file => {
    const text = readFileSync(join(root, file), 'utf8')
    const found = [
      ...brokenLinks(root, file, text),
      ...brokenPaths(root, text),
      ...brokenNpm(scripts, text),
      ...brokenMuster(flagsOf, text),
    ]
    return [...new Set(found)].map(what => `${file}: ${what}`)
  })
  return [...broken, ...brokenDecisions(root)]
}

function readScripts(root: string): Set<string> {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> }
  return new Set(Object.keys(scripts))
}

function brokenLinks(root: string, file: string, text: string): string[] {
  return matches(text, /\]\(([^)\s]+)\)/g).flatMap(target => {
    if (/^[a-z]+:/.test(target)) return []
    const [path, anchor] = target.split('#') as [string, string?]
    const linked = path === '' ? file : join(dirname(file), path)
    if (!existsSync(join(root, linked))) return [`links to ${target}, which is not there`]
    if (anchor === undefined || !linked.endsWith('.md')) return []
    return headings(readFileSync(join(root, linked), 'utf8')).includes(anchor) ? [] : [`links to ${target}, where no heading is called so`]
  })
}

const headings = (text: string) =>
  matches(text, /^#+ (.+)$/gm).map(heading =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  )

/** Files named in code, such as `src/values/date.ts`; a name with a placeholder or star in it is only an example. */
function brokenPaths(root: string, text: string): string[] {
  const named = matches(text, new RegExp(`\`((?:${ROOTS})/[\\w./-]*)\``, 'g'))
  const run = matches(text, new RegExp(`\\bnode (?:--\\S+ )*((?:${ROOTS})/[\\w./-]+)`, 'g'))
  return [...named, ...run].filter(path => !existsSync(join(root, path))).map(path => `names ${path}, which is not there`)
}

function brokenNpm(scripts: ReadonlySet<string>, text: string): string[] {
  const code = codeOf(text)
  const run = matches(code, /\bnpm run (?:-\S+ )*([\w:-]+)/g).filter(script => !scripts.has(script))
  const other = matches(code, /\bnpm (?!run\b)([a-z]+)/g).filter(command => !NPM_COMMANDS.has(command))
  const missing = matches(code, /\bnpm (start|test)\b/g).filter(script => !scripts.has(script))
  return [...run, ...missing, ...other].map(script => `says npm ${script}, which is no script`)
}

function brokenMuster(flagsOf: FlagsOf, text: string): string[] {
  return matches(codeOf(text), /\bnpx muster (.+)$/gm).flatMap(line => {
    const [command = '', ...words] = (line.split(/[|>&#`]/)[0] ?? '').trim().split(/\s+/)
    if (!/^[a-z]/.test(command)) return []
    const flags = flagsOf(command)
    if (!flags) return [`says npx muster ${command}, which is no command`]
    return words
      .filter(word => word.startsWith('--') && !flags.has(word.split('=')[0]!))
      .map(flag => `says npx muster ${command} ${flag}, which is no flag`)
  })
}

/** The code of a document, each fenced line and each inline piece on a line of its own; a line that ends in a backslash goes on. */
function codeOf(text: string): string {
  const fenced = matches(text, /^```\w*\n([\s\S]*?)^```/gm)
  const inline = matches(text.replace(/^```[\s\S]*?^```/gm, ''), /`([^`\n]+)`/g)
  return [...fenced, ...inline].join('\n').replace(/\\\n\s*/g, ' ')
}

function brokenDecisions(root: string): string[] {
  const seen = new Map<string, string>()
  return globSync('docs/decisions/*.md', { cwd: root })
    .sort()
    .flatMap(file => {
      const number = /^(\d{4})-[a-z0-9-]+\.md$/.exec(basename(file))?.[1]
      if (!number) return [`${file}: is not called like 0007-what-was-chosen.md`]
      const earlier = seen.get(number)
      seen.set(number, file)
      const sections = matches(readFileSync(join(root, file), 'utf8'), /^## (.+)$/gm)
      return [
        ...(earlier ? [`${file}: has the number of ${earlier}`] : []),
        ...SECTIONS.filter(section => !sections.includes(section)).map(section => `${file}: has no section ${section}`),
      ]
    })
}

const matches = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map(match => match[1] ?? '')
