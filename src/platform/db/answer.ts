/** What is kept with a request's key: enough to answer a copy of the request as the first one was. */
export type Answer = { status: number; headers: Record<string, string>; body?: unknown; notice?: string }
