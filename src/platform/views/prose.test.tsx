import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { render } from 'preact-render-to-string'
import { Folded, HeadingLevel, Inset, SubHeading } from './prose.tsx'
import { DataTable } from './table.tsx'

const Table = () => <DataTable id="t" caption="Figures" rows={[1]} columns={[{ head: 'One', cell: row => row }]} />

describe('what is folded away or set in', () => {
  it('stands as deep as where it was put, although it is rendered apart', () => {
    const page = (level: number) =>
      render(
        <HeadingLevel.Provider value={level}>
          <Folded summary="More" long={false}>
            <SubHeading>Inside</SubHeading>
            <Table />
          </Folded>
          <Inset>
            <SubHeading>Set in</SubHeading>
          </Inset>
        </HeadingLevel.Provider>,
      )
    for (const level of [2, 3, 4]) {
      const headings = page(level).match(/<h\d/g)
      assert.deepEqual(headings, [`<h${level}`, `<h${level}`])
    }
    assert.match(page(2), /govuk-table__caption--m/)
    assert.match(page(3), /govuk-table__caption--s/)
  })
})
