/** A form that is safe to send, and safe to send twice. */
import type { ComponentChildren } from 'preact'
import type { Reason } from '../../values/outcome.ts'
import { Facts } from './prose.tsx'
import { useSurroundings } from './surroundings.ts'

type Props = {
  action: string
  children: ComponentChildren
  upload?: boolean
  class?: string
  /** Of the row that the form changes: one that somebody else has changed meanwhile is not overwritten. */
  version?: number
}

export const Form = ({ action, children, upload = false, class: name, version }: Props) => {
  const { csrf, key } = useSurroundings()
  return (
    // Our own words explain what is missing, beside the field and in the summary; the browser's would only cover it.
    <form action={action} method="post" noValidate class={name} {...(upload ? { enctype: 'multipart/form-data' } : {})}>
      <input type="hidden" name="_csrf" value={csrf} />
      <input type="hidden" name="_key" value={key} />
      {version !== undefined && <input type="hidden" name="_version" value={version} />}
      {children}
    </form>
  )
}

/** For a component's `errorMessage`: the first thing wrong with a field. */
export function errorOf(errors: readonly Reason[], field: string): { errorMessage?: { text: string } } {
  const found = errors.find(error => error.field === field)
  return found ? { errorMessage: { text: found.message } } : {}
}

/** The id of `StoredNow`, and so the field at which a change that came too late is told. */
export const STORED_NOW = 'stored-now'

/** Above a form that came too late: what somebody else has stored meanwhile. What one typed oneself is still in the fields below. */
export const StoredNow = ({ facts }: { facts: readonly { key: string; value: ComponentChildren }[] }) => (
  <section class="govuk-inset-text" id={STORED_NOW} aria-labelledby={`${STORED_NOW}-title`} tabIndex={-1}>
    <h2 class="govuk-heading-m" id={`${STORED_NOW}-title`}>
      What is stored now
    </h2>
    <Facts rows={facts} />
    <p class="govuk-body">What you typed is still in the form. Sending it again puts yours in place of this.</p>
  </section>
)
