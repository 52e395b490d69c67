import { openDatabase } from '@plenary/db/database.ts'
import { SCHEMA_VERSION } from '@plenary/shared/document/schema-version.ts'
import type { RoomId } from '@plenary/shared/ids.ts'
import { sql } from 'kysely'
import { buildServer } from '../../support/built-server.ts'
import type { Contender } from './contender.ts'
import { openOverSocket } from './open-over-socket.ts'
import { cookieOf, findFirstPerson } from './plenary-people.ts'
import { insertPlannedRooms } from './plenary-rooms.ts'

const NO_PREFIX = new Uint8Array()

/** Plenary's server as it is run, on a PostgreSQL database that has the bench's people in it. */
export async function plenary(databaseUrl: string): Promise<Contender> {
  const { db, close } = await openDatabase(databaseUrl)
  const creator = await findFirstPerson(db)
  const roomIds = new Map<string, RoomId>()
  const address: Contender['address'] = ({ room, person }, port, formerId) => {
    const id = roomIds.get(room)
    if (!id) throw new Error(`${room} has not been prepared`)
    const former = formerId === undefined ? '' : `&client=${formerId}`
    return {
      url: `ws://127.0.0.1:${port}/api/rooms/${id}/socket?schema=${SCHEMA_VERSION}${former}`,
      headers: { Cookie: cookieOf(person), Origin: `http://127.0.0.1:${port}` },
      prefix: NO_PREFIX,
      greeting: null,
      packs: true,
    }
  }
  return {
    name: 'plenary',
    keepsText: true,
    saysSaved: true,
    program: buildServer(),
    environment: (port) => ({
      PORT: String(port),
      HOST: '127.0.0.1',
      DATABASE_URL: databaseUrl,
      LOG_LEVEL: 'warn',
    }),
    prepare: async (rooms) => {
      for (const [name, id] of await insertPlannedRooms(db, creator, rooms)) roomIds.set(name, id)
      // As autovacuum would have done long before so many are there.
      await sql`analyze`.execute(db)
    },
    address,
    // Names are the server's word: a client says only where it is.
    presence: (_person, cursor) => ({ cursor, sectionId: null }),
    open: (room, seat, port) => openOverSocket(room, address(seat, port)),
    close,
  }
}
