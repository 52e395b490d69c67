import { Database } from '@hocuspocus/extension-database'
import { Server } from '@hocuspocus/server'
import pg from 'pg'

// Hocuspocus as its documentation starts it; with DATABASE_URL, its database extension stores into PostgreSQL.

const url = process.env.DATABASE_URL
const server = new Server({
  port: Number(process.env.PORT),
  address: '127.0.0.1',
  quiet: true,
  extensions: url ? [storeIn(url)] : [],
})
await server.listen()

function storeIn(connectionString: string): Database {
  const pool = new pg.Pool({ connectionString, max: 10 })
  return new Database({
    fetch: async ({ documentName }) => {
      const { rows } = await pool.query<{ state: Buffer }>('select state from documents where name = $1', [
        documentName,
      ])
      return rows[0]?.state ?? null
    },
    store: async ({ documentName, state }) => {
      await pool.query(
        'insert into documents (name, state) values ($1, $2) on conflict (name) do update set state = excluded.state',
        [documentName, state],
      )
    },
  })
}
