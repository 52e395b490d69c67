type Waiting<Wish, Gift> = { wish: Wish; resolve: (gift: Gift) => void; reject: (cause: unknown) => void }

/**
 * Does for many at once what is cheaper so: who comes while the work of a key is under way waits, and all who have come
 * by its end are served together. Nobody waits for others who might come, and what somebody is told was found after they
 * had asked.
 */
export class Gathering<Key, Wish, Gift> {
  readonly #serve: (key: Key, wishes: readonly Wish[]) => Promise<readonly Gift[]>
  /** Who waits, of the keys that are served just now. */
  readonly #waiting = new Map<Key, Waiting<Wish, Gift>[]>()

  /** `serve` gives each of some wishes of one key what it is due, in their order. */
  constructor(serve: (key: Key, wishes: readonly Wish[]) => Promise<readonly Gift[]>) {
    this.#serve = serve
  }

  /** What a wish is due. Rejects, for all who were served with it, when the serving fails. */
  ask(key: Key, wish: Wish): Promise<Gift> {
    return new Promise((resolve, reject) => {
      const waiting = this.#waiting.get(key)
      const newcomer = { wish, resolve, reject }
      if (waiting) waiting.push(newcomer)
      else void this.#serveAll(key, [newcomer])
    })
  }

  async #serveAll(key: Key, first: Waiting<Wish, Gift>[]): Promise<void> {
    for (let group = first; group.length > 0; group = this.#waiting.get(key) ?? []) {
      this.#waiting.set(key, [])
      await this.#serveGroup(key, group)
    }
    this.#waiting.delete(key)
  }

  async #serveGroup(key: Key, group: readonly Waiting<Wish, Gift>[]): Promise<void> {
    try {
      const gifts = await this.#serve(
        key,
        group.map(({ wish }) => wish),
      )
      for (const [at, { resolve }] of group.entries()) resolve(gifts[at] as Gift)
    } catch (error) {
      for (const { reject } of group) reject(error)
    }
  }
}
