/** Asks the person at the terminal one thing and waits for an answer that fits. */
import { createInterface } from 'node:readline/promises'
import type { Output } from './output.ts'

/** With choices, the answer is one of them (by number or by word); without, any text that is not empty. Undefined when the person leaves (Ctrl-D). */
export async function ask({ say }: Pick<Output, 'say'>, question: string, choices: readonly string[] = []): Promise<string | undefined> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  const left = new Promise<undefined>(resolve => terminal.once('close', () => resolve(undefined)))
  const prompt = choices.length ? `Type a number from 1 to ${choices.length}: ` : 'Answer: '
  try {
    say(`\n${[question, ...choices.map((choice, at) => `  ${at + 1}. ${choice}`)].join('\n')}\n`)
    for (;;) {
      const typed = await Promise.race([terminal.question(prompt), left])
      const answer = typed === undefined ? undefined : pick(typed, choices)
      if (answer !== undefined) return answer
      if (typed === undefined) {
        say('\n\n')
        return undefined
      }
      say(choices.length ? 'That is not one of the choices.\n' : 'Please type an answer, or press Ctrl-C to stop.\n')
    }
  } finally {
    terminal.close()
  }
}

export function pick(typed: string, choices: readonly string[]): string | undefined {
  const text = typed.trim()
  if (text === '') return undefined
  if (choices.length === 0) return text
  const exact = choices.find(choice => choice.toLowerCase() === text.toLowerCase())
  return exact ?? (/^\d+$/.test(text) ? choices[Number(text) - 1] : undefined)
}
