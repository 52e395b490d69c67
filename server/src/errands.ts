import { setTimeout } from 'node:timers/promises'
import { ERRANDS_TIMEOUT_MS, MAX_ERRANDS } from '@plenary/shared/limits.ts'
import type { Logger } from 'pino'

/**
 * What is done after the answer, because waiting for it would tell whoever asked something: such as whether there was
 * anybody to write to.
 */
export class Errands {
  readonly #logger: Logger
  readonly #running = new Set<Promise<void>>()

  constructor(logger: Logger) {
    this.#logger = logger
  }

  /** Begins an errand once the present work is done. A failure is logged under the errand's name, and told to nobody. */
  run(errand: string, act: () => Promise<void>): void {
    if (this.#running.size >= MAX_ERRANDS) {
      this.#logger.error({ errand }, 'too many errands at once')
      return
    }
    const running = afterThis()
      .then(act)
      .catch((error) => this.#logger.error({ err: error, errand }, 'errand failed'))
      .finally(() => this.#running.delete(running))
    this.#running.add(running)
  }

  /** Waits for those that are under way, but not for ever. */
  async settle(): Promise<void> {
    const givenUp = new AbortController()
    const late = setTimeout(ERRANDS_TIMEOUT_MS, undefined, { signal: givenUp.signal }).catch(() => {})
    await Promise.race([Promise.all(this.#running), late])
    givenUp.abort()
  }
}

function afterThis(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
