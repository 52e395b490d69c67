import { packFrames } from '@plenary/shared/protocol.ts'

/**
 * Gathers what is said in one moment: a key, the caret that follows it and the question whether it is saved go in one
 * frame, and cost the server a third.
 */
export class FramePacker {
  readonly #send: (frame: Uint8Array<ArrayBuffer>) => void
  #messages: Uint8Array<ArrayBuffer>[] = []

  constructor(send: (frame: Uint8Array<ArrayBuffer>) => void) {
    this.#send = send
  }

  /** Sends a message once the code that is running now is done. */
  add(message: Uint8Array<ArrayBuffer>): void {
    this.#messages.push(message)
    if (this.#messages.length === 1) queueMicrotask(() => this.#flush())
  }

  #flush(): void {
    const messages = this.#messages
    this.#messages = []
    for (const frame of packFrames(messages)) this.#send(frame)
  }
}
