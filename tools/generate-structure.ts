/** Draws docs/reference/structure.md, who uses whom, from architecture.mjs. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { features, programs, pure } from '../architecture.mjs'

const file = resolve(import.meta.dirname, '../docs/reference/structure.md')
mkdirSync(resolve(file, '..'), { recursive: true })
writeFileSync(file, structure())

function structure(): string {
  const names = Object.keys(features)
  const node = (name: string) => name.replaceAll('-', '_')
  const edges = names.flatMap(name => (features[name] ?? []).map(friend => `    ${node(name)} --> ${node(friend)}`))

  return `# Who uses whom

Generated from \`architecture.mjs\` by \`npm run generate\`; do not edit. An arrow means "may use". \`npm run check\` refuses every other use.

\`\`\`mermaid
graph TD
    subgraph programs
${programs.map(name => `    ${node(name)}["src/${name}.ts"]`).join('\n')}
    end
    subgraph features
${names.map(name => `    ${node(name)}["${name}"]`).join('\n')}
${edges.length > 0 ? `${edges.join('\n')}\n` : ''}    end
    platform["platform: how it runs"]
    values["values: the words both speak"]
    programs --> features
    programs --> platform
    features --> platform
    features --> values
    platform --> values
\`\`\`

- A feature uses another only through its door, \`index.ts\`, and only where an arrow says so.
- ${pure.map(name => `\`${name}\``).join(' and ')} inside a feature are pure: they use each other and \`values\`, and take the time, chance and settings as arguments.
- Nobody uses a program.
`
}
