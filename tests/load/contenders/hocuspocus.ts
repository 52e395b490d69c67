import { fileURLToPath } from 'node:url'
import { encode, writeVarString, writeVarUint } from 'lib0/encoding'
import pg from 'pg'
import type { Contender } from './contender.ts'
import { openOverSocket } from './open-over-socket.ts'
import { peerPresence } from './peer-presence.ts'

const AUTHENTICATION = 2
const TOKEN = 0

/**
 * Hocuspocus in memory, or with its database extension storing into the PostgreSQL at an address. Everybody may come
 * in: it checks no rights here, as Plenary does.
 */
export async function hocuspocus(databaseUrl: string | null): Promise<Contender> {
  const store = databaseUrl === null ? null : await openStore(databaseUrl)
  const address: Contender['address'] = ({ room }, port) => ({
    url: `ws://127.0.0.1:${port}/`,
    headers: {},
    prefix: encode((to) => writeVarString(to, room)),
    greeting: GREETING,
    packs: false,
  })
  return {
    name: store ? 'hocuspocus-db' : 'hocuspocus',
    keepsText: store !== null,
    saysSaved: false,
    program: [fileURLToPath(new URL('servers/hocuspocus-server.ts', import.meta.url))],
    environment: (port) => ({
      PORT: String(port),
      ...(databaseUrl === null ? {} : { DATABASE_URL: databaseUrl }),
    }),
    prepare: async (rooms) => store?.write(rooms),
    address,
    presence: peerPresence,
    open: (room, seat, port) => openOverSocket(room, address(seat, port)),
    close: async () => store?.close(),
  }
}

const GREETING = encode((to) => {
  writeVarUint(to, AUTHENTICATION)
  writeVarUint(to, TOKEN)
  writeVarString(to, 'anybody')
})

async function openStore(connectionString: string) {
  const pool = new pg.Pool({ connectionString, max: 2 })
  await pool.query('create table if not exists documents (name text primary key, state bytea not null)')
  return {
    write: async (rooms: readonly { name: string; text: Uint8Array }[]) => {
      await pool.query('insert into documents (name, state) select * from unnest($1::text[], $2::bytea[])', [
        rooms.map(({ name }) => name),
        rooms.map(({ text }) => Buffer.from(text)),
      ])
    },
    close: () => pool.end(),
  }
}
