/** Asks the person at the terminal one thing and waits for an answer that fits. */
import { createInterface } from 'node:readline/promises'

/** With choices, the answer is one of them (by number or by word); without, any text that is not empty. Undefined when the person leaves (Ctrl-D). */
export async function ask(question: string, choices: readonly string[] = []): Promise<string | undefined> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  const left = new Promise<undefined>(resolve => terminal.once('close', () => resolve(undefined)))
  try {
    process.stderr.write(`\n${question}\n${choices.map((choice, at) => `  ${at + 1}  ${choice}\n`).join('')}`)
    for (;;) {
      const typed = await Promise.race([
        terminal.question(choices.length ? `Type a number from 1 to ${choices.length}: ` : 'Answer: '),
        left,
      ])
      if (typed === undefined) return undefined
      const answer = pick(typed, choices)
      if (answer !== undefined) return answer
      process.stderr.write(choices.length ? 'That is not one of the choices.\n' : 'Please type an answer, or press Ctrl-C to stop.\n')
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
