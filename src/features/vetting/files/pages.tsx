/** Notes on a case and the files that were brought to it. */
import { instantWords, shortInstant } from '../../../platform/views/dates.tsx'
import { errorOf, Form } from '../../../platform/views/form.tsx'
import { GovukButton, GovukFileUpload, GovukTextarea } from '../../../platform/views/govuk.generated.ts'
import { SubHeading, Text } from '../../../platform/views/prose.tsx'
import { DataTable } from '../../../platform/views/table.tsx'
import { count } from '../../../values/figures.ts'
import type { Reason } from '../../../values/outcome.ts'
import { CasePage, nameOf, ZONE } from '../cases/frame.tsx'
import type { SeenCase } from '../cases/look.ts'
import { vettingPaths as paths } from '../paths.ts'
import { type Attachment, MEDIA, type Note } from './rules.ts'

type Props = { seen: SeenCase; notes: readonly Note[]; attachments: readonly Attachment[]; typed: string; errors: readonly Reason[] }

export const NotesPage = ({ seen, notes, attachments, typed, errors }: Props) => (
  <CasePage seen={seen} title="Notes and files" errors={errors}>
    <Attachments seen={seen} attachments={attachments} errors={errors} />
    <SubHeading>Notes</SubHeading>
    <Form action={paths.note(seen.found.id)}>
      <GovukTextarea
        id="words"
        name="words"
        label={{ text: 'Write a note', classes: 'govuk-label--s' }}
        hint={{ text: 'For the unit. What a check found belongs under Findings. Up to 4,000 characters' }}
        rows="4"
        value={typed}
        {...errorOf(errors, 'words')}
      />
      <GovukButton text="Keep the note" classes="govuk-button--secondary" preventDoubleClick />
    </Form>
    {notes.map(note => (
      <div class="muster-card" key={note.id}>
        <p class="govuk-body muster-prose muster-written">{note.words}</p>
        <p class="govuk-body muster-note">
          {nameOf(seen.names, note.writtenBy)}, {instantWords(note.writtenAt, ZONE)}
        </p>
      </div>
    ))}
  </CasePage>
)

const Attachments = ({ seen, attachments, errors }: Pick<Props, 'seen' | 'attachments' | 'errors'>) => (
  <>
    {attachments.length === 0 ? (
      <>
        <SubHeading>Files</SubHeading>
        <Text>No file was brought to this case.</Text>
      </>
    ) : (
      <DataTable<Attachment>
        id="files"
        caption="Files"
        rows={attachments}
        columns={[
          { head: 'File', cell: each => <FileLink caseId={seen.found.id} attachment={each} /> },
          { head: 'What it is', cell: ({ media }) => MEDIA[media].name },
          { head: 'Size', numeric: true, whole: true, cell: ({ bytes }) => `${count(Math.max(1, bytes / 1024))} KB` },
          {
            head: 'Brought by',
            cell: ({ broughtBy }) => (broughtBy === seen.found.applicant ? 'The applicant' : nameOf(seen.names, broughtBy)),
          },
          { head: 'When', whole: true, cell: ({ broughtAt }) => shortInstant(broughtAt, ZONE) },
        ]}
      />
    )}
    <Form action={paths.attach(seen.found.id)} upload>
      <GovukFileUpload
        id="file"
        name="file"
        label={{ text: 'Attach a file', classes: 'govuk-label--s' }}
        hint={{ text: 'PDF, PNG or JPEG, up to 10 MB' }}
        attributes={{ accept: '.pdf,.png,.jpg,.jpeg' }}
        {...errorOf(errors, 'file')}
      />
      <GovukButton text="Attach" classes="govuk-button--secondary" preventDoubleClick />
    </Form>
  </>
)

const FileLink = ({ caseId, attachment: { id, fileName, erasedAt } }: { caseId: string; attachment: Attachment }) =>
  erasedAt === null ? (
    <a class="govuk-link" href={paths.attachment(caseId, id)} download>
      {fileName}
    </a>
  ) : (
    <>{fileName} (erased when its time had come)</>
  )
