// Passkeys need a script: the browser asks the device, and the form then sends what it answered. Without one the page offers a code instead.
import { browserSupportsWebAuthn, startAuthentication, startRegistration } from '@simplewebauthn/browser'

export function offerPasskey(region) {
  if (!browserSupportsWebAuthn()) return
  region.hidden = false
  const form = region.querySelector('form')
  const said = region.querySelector('[data-passkey-said]')
  const optionsJSON = JSON.parse(region.dataset.options)
  const ask = region.dataset.passkey === 'register' ? startRegistration : startAuthentication

  form.addEventListener('submit', async event => {
    event.preventDefault()
    said.textContent = ''
    try {
      form.elements.answer.value = JSON.stringify(await ask({ optionsJSON }))
      form.submit()
    } catch {
      said.textContent = 'No passkey was used. Try again, or use a code.'
    }
  })
}
