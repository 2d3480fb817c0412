/** What neither the types nor Biome see: promises left alone, and a clock, a die or the machine inside a pure file. */
import tseslint from 'typescript-eslint'

const forbidden = (selector, what) => ({ selector, message: `A pure file has no ${what}: pass it in.` })

export default [
  { ignores: ['node_modules', 'build', 'out', 'data', 'bench/peers', '**/*.mjs', '**/*.generated.*'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.{ts,tsx}'],
    plugins: { '@typescript-eslint': tseslint.plugin },
    languageOptions: { parser: tseslint.parser, parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': [
        'error',
        // node:test waits for these itself.
        { allowForKnownSafeCalls: [{ from: 'package', package: 'node:test', name: ['describe', 'it', 'suite', 'test'] }] },
      ],
      '@typescript-eslint/no-misused-promises': 'error',
    },
  },
  {
    files: ['src/features/**/rules.ts', 'src/features/**/engine/**/*.ts', 'src/values/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        forbidden('NewExpression[callee.name="Date"][arguments.length=0]', 'clock'),
        forbidden('CallExpression[callee.name="Date"]', 'clock'),
        forbidden('MemberExpression[object.name="Date"][property.name="now"]', 'clock'),
        forbidden('MemberExpression[object.name="performance"]', 'clock'),
        forbidden('MemberExpression[object.name="Math"][property.name="random"]', 'die'),
        forbidden('MemberExpression[object.name="globalThis"]', 'machine'),
      ],
      'no-restricted-globals': ['error', { name: 'process', message: 'A pure file does not know the machine: pass the setting in.' }],
    },
  },
]
