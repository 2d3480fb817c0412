/** A form that is safe to send, and safe to send twice. */
import type { ComponentChildren } from 'preact'
import type { Reason } from '../../values/outcome.ts'
import { useSurroundings } from './surroundings.ts'

type Props = { action: string; children: ComponentChildren; upload?: boolean; class?: string }

export const Form = ({ action, children, upload = false, class: name }: Props) => {
  const { csrf, key } = useSurroundings()
  return (
    // Our own words explain what is missing, beside the field and in the summary; the browser's would only cover it.
    <form action={action} method="post" noValidate class={name} {...(upload ? { enctype: 'multipart/form-data' } : {})}>
      <input type="hidden" name="_csrf" value={csrf} />
      <input type="hidden" name="_key" value={key} />
      {children}
    </form>
  )
}

/** For a component's `errorMessage`: the first thing wrong with a field. */
export function errorOf(errors: readonly Reason[], field: string): { errorMessage?: { text: string } } {
  const found = errors.find(error => error.field === field)
  return found ? { errorMessage: { text: found.message } } : {}
}
