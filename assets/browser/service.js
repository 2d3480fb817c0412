// What pages do more with a script than without: the components' own enhancements. Every page works when none of this runs.
import { initAll } from 'govuk-frontend'
import { offerPasskey } from './passkeys.js'
import { followProgress } from './progress.js'

initAll()
for (const region of document.querySelectorAll('[data-progress]')) followProgress(region)
for (const region of document.querySelectorAll('[data-passkey]')) offerPasskey(region)
// Tests and assistive set-ups can wait for this.
document.documentElement.dataset.ready = 'true'
