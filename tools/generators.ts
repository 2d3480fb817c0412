/** Everything in the tree that a program makes, in one list: `npm run generate` makes it, `npm run check` makes it again elsewhere and compares. */
export type Generator = { script: string; makes: readonly string[] }

export const generators: readonly Generator[] = [
  { script: 'tools/generate-components.ts', makes: ['src/platform/views/govuk.generated.ts'] },
  { script: 'tools/generate-schemas.ts', makes: ['docs/reference/report.schema.json', 'docs/reference/forecast.schema.json'] },
  { script: 'tools/generate-cli-reference.ts', makes: ['docs/reference/command-line.md'] },
  { script: 'tools/generate-configuration-reference.ts', makes: ['docs/reference/configuration.md'] },
  { script: 'tools/generate-schema.ts', makes: ['db/schema.sql'] },
  { script: 'tools/generate-database-types.ts', makes: ['src/platform/db/database.generated.ts'] },
  { script: 'tools/generate-bank-holidays.ts', makes: ['db/bootstrap/24-bank-holidays.generated.sql'] },
  { script: 'tools/generate-structure.ts', makes: ['docs/reference/structure.md'] },
  {
    script: 'db/seed/vetting-log/make.ts',
    makes: ['samples/invented-vetting-log.xlsx', 'samples/invented-vetting-events.csv.gz', 'samples/invented-vetting-log.pivot.json'],
  },
  { script: 'db/seed/london/make.ts', makes: ['samples/london-structure.csv', 'samples/invented-london-holdings.csv'] },
]
