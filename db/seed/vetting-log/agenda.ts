/** What happens next: a heap of things to do by time, and in order of arrival where times are equal. */
type Entry = { at: number; order: number; act: () => void }

export class Agenda {
  #entries: Entry[] = []
  #order = 0

  add(at: number, act: () => void): void {
    this.#entries.push({ at, order: this.#order++, act })
    this.#rise(this.#entries.length - 1)
  }

  /** Does everything that is due before the given time, what it adds included; `before` hears of each time. */
  runUntil(end: number, before: (now: number) => void): void {
    while (this.#entries.length > 0 && this.#entries[0]!.at < end) {
      const first = this.#entries[0]!
      const last = this.#entries.pop()!
      if (this.#entries.length > 0) {
        this.#entries[0] = last
        this.#sink()
      }
      before(first.at)
      first.act()
    }
  }

  #isBefore(left: number, right: number): boolean {
    const a = this.#entries[left]!
    const b = this.#entries[right]!
    return a.at < b.at || (a.at === b.at && a.order < b.order)
  }

  #swap(left: number, right: number): void {
    const kept = this.#entries[left]!
    this.#entries[left] = this.#entries[right]!
    this.#entries[right] = kept
  }

  #rise(from: number): void {
    for (let at = from; at > 0; ) {
      const parent = (at - 1) >> 1
      if (!this.#isBefore(at, parent)) return
      this.#swap(at, parent)
      at = parent
    }
  }

  #sink(): void {
    const count = this.#entries.length
    for (let at = 0; ; ) {
      let least = at
      for (const child of [2 * at + 1, 2 * at + 2]) if (child < count && this.#isBefore(child, least)) least = child
      if (least === at) return
      this.#swap(at, least)
      at = least
    }
  }
}
