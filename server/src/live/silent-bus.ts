import type { Bus } from './bus.ts'
import { newNodeId } from './bus-packet.ts'

/** The bus of a server that is alone on its database: there is nobody to tell, and nothing to miss. */
export class SilentBus implements Bus {
  readonly nodeId = newNodeId()
  readonly hasCompany = false
  readonly isHearing = true

  publish(): void {}

  subscribe(): () => void {
    return () => {}
  }

  async close(): Promise<void> {}
}
