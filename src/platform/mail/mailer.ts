/** Hands mail over. What it says is the same for everybody: that there is something new, and where. */

export type Mail = { to: string; subject: string; text: string }

/** Throws where the mail was not taken. */
export type Mailer = (mail: Mail) => Promise<void>

/** Loaded when the first mail is sent: a service that sends none need not know how. */
export function smtpMailer(url: string, from: string): Mailer {
  let transport: Promise<{ sendMail(mail: Mail & { from: string }): Promise<unknown> }> | undefined
  return async mail => {
    transport ??= import('nodemailer').then(({ createTransport }) => createTransport(url))
    await (await transport).sendMail({ from, ...mail })
  }
}

/** The one mail that opens something: for ten minutes, once, and not without a second factor. */
export const mailWithLink = (to: string, address: string): Mail => ({
  to,
  subject: 'Your link to sign in to Muster',
  text: `You asked for a link to sign in to Muster.\n\nOpen it in the browser in which you asked: ${address}\n\nIt works once, within ten minutes. You also need your second step. If you did not ask for it, do nothing.\n`,
})

/** Nothing of the matter: mail passes many hands. */
export const mailAbout = (to: string, address: string): Mail => ({
  to,
  subject: 'There is an update in Muster',
  text: `There is an update for you in Muster.\n\nSign in to see it: ${address}\n\nThis mail says no more on purpose. If you did not expect it, do not follow the address; open Muster as you usually do.\n`,
})
