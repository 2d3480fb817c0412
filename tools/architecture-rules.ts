/** Turns the table of who may use whom into dependency-cruiser's rules. Tests may use what their code may, and packages besides. */
import type { ICruiseOptions, IRegularForbiddenRuleType } from 'dependency-cruiser'

export type Architecture = {
  /** Feature -> the features whose door it may use. */
  features: Readonly<Record<string, readonly string[]>>
  programs: readonly string[]
  pure: readonly string[]
}
type From = IRegularForbiddenRuleType['from']
type To = IRegularForbiddenRuleType['to']

const DOOR = '^src/features/[^/]+/index\\.ts$'

export function architectureRules({ features, programs, pure }: Architecture): IRegularForbiddenRuleType[] {
  const names = Object.keys(features)

  return [
    forbid('no-cycles', 'Files that need each other cannot be read or moved apart.', {}, { circular: true }),
    forbid('nothing-unknown', 'The import leads nowhere.', {}, { couldNotResolve: true }),
    forbid('values-use-only-values', 'Values are words that everything speaks, so they know nothing else.', code('^src/values/'), {
      pathNot: '^src/values/',
    }),
    forbid(
      'platform-uses-no-feature',
      'The platform runs features without knowing them; the programs pass in what it needs.',
      { path: '^src/platform/' },
      { path: '^src/features/' },
    ),
    forbid(
      'feature-is-listed',
      'A feature stands in architecture.mjs with its friends before it uses anything.',
      { path: '^src/features/', pathNot: names.map(name => `^src/features/${name}/`) },
      {},
    ),
    ...names.map(name => friendsOnly(name, features[name] ?? [])),
    ...names.flatMap(name => pureOnly(pureFiles(name, pure))),
    forbid(
      'nobody-uses-programs',
      'A program puts parts together; what a part needs lies beside the part. Programs start one another; tests and tools run them whole.',
      { path: '^(?:src/(?:values|platform|features)|db)/' },
      { path: programs.map(name => `^src/${dotted(name)}\\.tsx?$`) },
    ),
    forbid('source-stands-alone', 'What runs for people does not lean on tests, tools, benches or seeds.', code('^src/'), {
      path: '^(?:test|tools|bench|db)/',
    }),
    forbid('source-uses-no-development-package', 'A package that is used at run time belongs in dependencies.', code('^src/'), {
      dependencyTypes: ['npm-dev'],
      // A type leaves nothing behind at run time.
      dependencyTypesNot: ['type-only'],
    }),
  ]
}

const friendsOnly = (name: string, friends: readonly string[]) =>
  forbid(
    `${name}-uses-only-its-friends`,
    'A feature uses only its listed friends, and only through their door, index.ts.',
    { path: `^src/features/${name}/` },
    {
      path: '^src/features/',
      pathNot: [`^src/features/${name}/`, ...friends.map(friend => `^src/features/${friend}/index\\.ts$`)],
    },
  )

const pureOnly = (own: string[]) => [
  forbid('pure-is-pure', 'rules.ts and engine/ use only each other and values: no packages, no Node, no database.', code(own), {
    pathNot: ['^src/values/', ...own, DOOR],
  }),
  forbid('pure-takes-types-from-doors', 'rules.ts and engine/ may take types from a door, never what it does.', code(own), {
    path: DOOR,
    dependencyTypesNot: ['type-only'],
  }),
]

/** A feature's pure files, at its top or in one of its folders. */
const pureFiles = (feature: string, pure: readonly string[]) =>
  pure.flatMap(name => {
    const end = name.endsWith('/') ? name : `${dotted(name)}$`
    return [`^src/features/${feature}/${end}`, `^src/features/${feature}/.*/${end}`]
  })

const dotted = (text: string) => text.replaceAll('.', '\\.')
const code = (path: string | string[]): From => ({ path, pathNot: '\\.test\\.tsx?$' })
const forbid = (name: string, comment: string, from: From, to: To): IRegularForbiddenRuleType => ({
  name,
  severity: 'error',
  comment,
  from,
  to,
})

export const cruiseOptions: ICruiseOptions = {
  doNotFollow: { path: 'node_modules' },
  // Types count: a file that takes a neighbour's type must move when the neighbour does.
  tsPreCompilationDeps: true,
  enhancedResolveOptions: {
    extensions: ['.ts', '.tsx', '.mjs', '.js'],
    exportsFields: ['exports'],
    conditionNames: ['import', 'node', 'types', 'default'],
  },
}
