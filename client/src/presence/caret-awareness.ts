import type { Awareness } from 'y-protocols/awareness'
import { type AwarenessChange, isOfOthers } from './awareness-change.ts'

/** Who types pauses for longer than between two keys. */
const PAUSE_MS = 300

type Listener = (change: AwarenessChange, origin: unknown) => void
type Heard = { listener: Listener; tell: Listener; stop: () => void }

/**
 * Awareness as the plugin that draws carets is to hear of it. It draws all anew with each change, in a transaction of the
 * whole editor: for one's own caret, which moves with every key and is not drawn, that is a quarter of the key's own work
 * again. Of one's own changes it hears once there is a pause, of the others' at once.
 */
export class CaretAwareness {
  readonly #awareness: Awareness
  readonly #heard: Record<'change' | 'update', Heard[]> = { change: [], update: [] }

  constructor(awareness: Awareness) {
    this.#awareness = awareness
  }

  get states(): Awareness['states'] {
    return this.#awareness.states
  }

  getStates(): Awareness['states'] {
    return this.#awareness.getStates()
  }

  getLocalState(): { [field: string]: unknown } | null {
    return this.#awareness.getLocalState()
  }

  setLocalStateField(field: string, value: unknown): void {
    this.#awareness.setLocalStateField(field, value)
  }

  on(event: 'change' | 'update', listener: Listener): void {
    const heard = this.#afterPauses(listener)
    this.#heard[event].push(heard)
    this.#awareness.on(event, heard.tell)
  }

  off(event: 'change' | 'update', listener: Listener): void {
    for (const heard of this.#heard[event].filter((one) => one.listener === listener)) {
      this.#awareness.off(event, heard.tell)
      heard.stop()
    }
    this.#heard[event] = this.#heard[event].filter((one) => one.listener !== listener)
  }

  #afterPauses(listener: Listener): Heard {
    let pause: ReturnType<typeof setTimeout> | undefined
    const stop = () => clearTimeout(pause)
    const tell: Listener = (change, origin) => {
      stop()
      if (isOfOthers(change, this.#awareness)) listener(change, origin)
      else pause = setTimeout(() => listener(change, origin), PAUSE_MS)
    }
    return { listener, tell, stop }
  }
}
