/** What a rule answers: the value, or every reason why not, in words for the person who typed it. */
export type Reason = { field: string; message: string }
export type Outcome<T> = { ok: true; value: T } | { ok: false; errors: Reason[] }

export const accept = <T>(value: T): Outcome<T> => ({ ok: true, value })
export const refuse = (...errors: Reason[]): Outcome<never> => ({ ok: false, errors })
