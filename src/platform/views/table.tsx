/** Tables of figures: captioned, first cell heading its row, numbers to the right, able to scroll by themselves where the screen is narrow. */
import { type ComponentChildren, createContext } from 'preact'
import { count } from '../../values/figures.ts'
import { Folded, HeadingLevel } from './prose.tsx'

export type Column<Row> = {
  head: string
  cell: (row: Row, index: number) => ComponentChildren
  numeric?: boolean
  /** References and dates that must not break over two lines. */
  whole?: boolean
}

type TableProps<Row> = {
  id: string
  caption: string
  columns: Column<Row>[]
  rows: readonly Row[]
  /** Rows beyond this many are left out and said to be. */
  limit?: number
  /** How many rows there are where not all were handed over. */
  total?: number
  isTotal?: (row: Row) => boolean
  /** Long tables after a chart are folded away. */
  foldedAs?: string
}

const FOLD_ABOVE = 12
/** Two sheets of paper; longer tables are for the screen. */
const PRINT_UP_TO = 60

/** Where a table can be had as a file, by its id: set by whoever shows tables in the service. A document on a disk has none. */
export const TableFiles = createContext<(tableId: string) => string | undefined>(() => undefined)

export const DataTable = <Row,>(props: TableProps<Row>) => (
  <TableFiles.Consumer>{fileOf => <TableWithFile {...props} file={fileOf(props.id)} />}</TableFiles.Consumer>
)

const TableWithFile = <Row,>({ file, ...props }: TableProps<Row> & { file: string | undefined }) => {
  const { id, caption, foldedAs, rows, limit = 1000, total = rows.length } = props
  const shown = Math.min(rows.length, limit)
  const folds = foldedAs !== undefined && shown > FOLD_ABOVE
  const long = folds && shown > PRINT_UP_TO
  const table = (
    <>
      <Scrolling id={id} wide={props.columns.length > 2}>
        <Plain {...props} rows={rows.slice(0, shown)} />
      </Scrolling>
      {shown < total && (
        <p class="govuk-body muster-note">
          The first {count(shown)} of {count(total)} are shown; the others are in {whereAll(file)}.
        </p>
      )}
    </>
  )
  return (
    <>
      {folds ? (
        <Folded summary={foldedAs} long={long}>
          {table}
        </Folded>
      ) : (
        table
      )}
      {long && (
        <p class="govuk-body muster-note muster-print-only">
          “{caption}” has {count(shown)} rows: it is in the file and not on paper.
        </p>
      )}
      {file && (
        <p class="govuk-body muster-file">
          <a class="govuk-link" href={file} download>
            Download as CSV<span class="govuk-visually-hidden">: {caption}</span>
          </a>
        </p>
      )}
    </>
  )
}

const whereAll = (file: string | undefined) =>
  file === undefined ? (
    <>
      what the command writes with <code class="muster-flag">--json</code>
    </>
  ) : (
    'the CSV file'
  )

/** For a sentence that says where the rows are which a table leaves out. */
export const WhereAll = ({ tableId }: { tableId: string }) => (
  <TableFiles.Consumer>{fileOf => whereAll(fileOf(tableId))}</TableFiles.Consumer>
)

// A region that can be scrolled must be reachable by keyboard, hence the tab stop on what is not a control.
const Scrolling = ({ id, wide, children }: { id: string; wide: boolean; children: ComponentChildren }) =>
  wide ? (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above.
    <section class="muster-scroll" aria-labelledby={`${id}-caption`} tabIndex={0}>
      {children}
    </section>
  ) : (
    children
  )

const Plain = <Row,>({ id, caption, columns, rows, isTotal }: TableProps<Row>) => (
  <table class={`govuk-table muster-table${columns.length > 4 ? '' : ' muster-slim'}`} id={id}>
    <HeadingLevel.Consumer>
      {level => (
        // Directly below a page's title a table stands for a section, so its caption is as large as a heading there.
        <caption class={`govuk-table__caption govuk-table__caption--${level === 2 ? 'm' : 's'}`} id={`${id}-caption`}>
          {caption}
        </caption>
      )}
    </HeadingLevel.Consumer>
    <thead class="govuk-table__head">
      <tr class="govuk-table__row">
        {columns.map(column => (
          <th key={column.head} scope="col" class={classOf('header', column)}>
            {column.head}
          </th>
        ))}
      </tr>
    </thead>
    <tbody class="govuk-table__body">
      {rows.map((row, index) => (
        <tr key={index} class={isTotal?.(row) ? 'govuk-table__row muster-total' : 'govuk-table__row'}>
          {columns.map((column, place) => cellOf(column, row, index, place))}
        </tr>
      ))}
    </tbody>
  </table>
)

function cellOf<Row>(column: Column<Row>, row: Row, index: number, place: number) {
  const content = column.cell(row, index)
  return place === 0 ? (
    <th key={column.head} scope="row" class={classOf('header', column)}>
      {content}
    </th>
  ) : (
    <td key={column.head} class={classOf('cell', column)}>
      {content}
    </td>
  )
}

const classOf = (kind: 'header' | 'cell', { numeric, whole }: { numeric?: boolean; whole?: boolean }) =>
  [`govuk-table__${kind}`, numeric && `govuk-table__${kind}--numeric`, whole && 'muster-whole'].filter(Boolean).join(' ')
