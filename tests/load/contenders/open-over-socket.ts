import type { Address } from '../lines/address.ts'
import { Line } from '../lines/line.ts'
import type { LoadRoom } from '../lines/load-room.ts'
import type { OpenedText } from './contender.ts'

/**
 * Opens a line as somebody who knows nothing of the text, and waits for all of it.
 *
 * @throws {Error} when the line closes before it has come.
 */
export function openOverSocket(room: LoadRoom, address: Address): Promise<OpenedText> {
  const startedAt = performance.now()
  const line = new Line(room, address)
  room.lines.push(line)
  return new Promise((resolve, reject) => {
    line.onReady = () => {
      const ms = performance.now() - startedAt
      resolve({ line, ms, text: line.openingText ?? new Uint8Array() })
    }
    line.onClosed = (code) => reject(new Error(`a line was closed with ${code} before the text had come`))
  })
}
