// Looks at a service that has just started: is it ready, and does a newcomer see its first page?
const address = process.argv[2]

for (const [path, wanted] of [
  ['/healthz', /"alive":true/],
  ['/readyz', /"ready":true/],
  ['/', /<title>[^<]*Muster<\/title>/],
]) {
  const answer = await fetch(new URL(path, address))
  const text = await answer.text()
  if (answer.status !== 200 || !wanted.test(text)) throw new Error(`${path} answered ${answer.status}: ${text.slice(0, 500)}`)
  console.log(`${path} answered ${answer.status}`)
}
