/** The pages every service has, whoever looks. */
import type { App } from './app.ts'

export async function standingRoutes(_app: App): Promise<void> {}
