import { fileURLToPath } from 'node:url'
import type { Contender } from './contender.ts'
import { openOverSocket } from './open-over-socket.ts'
import { peerPresence } from './peer-presence.ts'

const NO_PREFIX = new Uint8Array()

/** The y-websocket server, in memory. */
export function yWebsocket(): Contender {
  return inMemory('y-websocket', 'y-websocket-server.ts')
}

/** The raw limit: frames passed on as they come. */
export function limit(): Contender {
  return inMemory('limit', 'relay-server.ts')
}

/** A server that takes y-protocols' frames as they are, with the room in the address, and forgets at its end. */
function inMemory(name: 'y-websocket' | 'limit', file: string): Contender {
  const address: Contender['address'] = ({ room }, port) => ({
    url: `ws://127.0.0.1:${port}/${room}`,
    headers: {},
    prefix: NO_PREFIX,
    greeting: null,
    packs: false,
  })
  return {
    name,
    keepsText: false,
    saysSaved: false,
    program: [fileURLToPath(new URL(`servers/${file}`, import.meta.url))],
    environment: (port) => ({ PORT: String(port) }),
    prepare: async () => {},
    address,
    presence: peerPresence,
    open: (room, seat, port) => openOverSocket(room, address(seat, port)),
    close: async () => {},
  }
}
