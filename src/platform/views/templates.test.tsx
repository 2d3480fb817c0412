/** The components are the official ones: every example that ships with them comes out as recorded. */
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { render } from 'preact-render-to-string'
import { generateComponents, generatedPath } from '../../../tools/generate-components.ts'
import { GovukInsetText } from './govuk.generated.ts'
import { componentsFolder, renderComponent } from './templates.ts'

type Fixtures = { component: string; fixtures: { name: string; options: object; html: string }[] }

const trimmed = (html: string) => html.trim()

const allFixtures = readdirSync(componentsFolder(), { withFileTypes: true })
  .filter(entry => entry.isDirectory())
  .map(({ name }) => JSON.parse(readFileSync(join(componentsFolder(), name, 'fixtures.json'), 'utf8')) as Fixtures)

describe('the components', () => {
  it('come out as each of the 725 recorded examples says', () => {
    const examples = allFixtures.flatMap(({ component, fixtures }) => fixtures.map(fixture => ({ component, ...fixture })))
    const wrong = examples
      .filter(({ component, options, html }) => trimmed(renderComponent(component, options)) !== trimmed(html))
      .map(({ component, name }) => `${component}: ${name}`)

    assert.equal(examples.length, 725)
    assert.deepEqual(wrong, [])
  })

  it('have typed wrappers that are up to date with the installed version', () => {
    assert.equal(readFileSync(generatedPath, 'utf8'), generateComponents())
  })

  it('stand inside TSX without a wrapper, and escape the text they are given', () => {
    const page = render(
      <main>
        <GovukInsetText text="<script>" />
      </main>,
    )
    assert.equal(page.replace(/\s*\n\s*/g, ''), '<main><div class="govuk-inset-text">&lt;script&gt;</div></main>')
  })
})
