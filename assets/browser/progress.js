// Follows work that is under way without loading the page anew. When it is over, or cannot be followed, the page itself says what came of it.
const ASK_EVERY_MS = 1000
const RELOAD_AFTER_MS = 5000
const SAY_EVERY_PERCENT = 25

export function followProgress(region) {
  const [step, bar, percent, said] = ['step', 'bar', 'percent', 'said'].map(name => region.querySelector(`[data-progress-${name}]`))
  let lastSaid = 0

  const ask = async () => {
    const answer = await fetch(region.dataset.progress, { headers: { accept: 'application/json' } })
    if (!answer.ok || answer.redirected) throw new Error(`The service answered ${answer.status}`)
    const progress = await answer.json()
    if (progress.state !== 'queued' && progress.state !== 'working') return location.reload()
    step.textContent = progress.step
    bar.value = progress.percent
    percent.textContent = progress.percent
    // A screen reader hears every quarter, not every tick.
    if (progress.percent >= lastSaid + SAY_EVERY_PERCENT) {
      lastSaid = progress.percent
      said.textContent = `${progress.step}: ${progress.percent}%`
    }
    setTimeout(follow, ASK_EVERY_MS)
  }

  const follow = () => ask().catch(() => setTimeout(() => location.reload(), RELOAD_AFTER_MS))
  setTimeout(follow, ASK_EVERY_MS)
}
