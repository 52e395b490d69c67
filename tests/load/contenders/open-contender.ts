import type { Contender, ContenderName } from './contender.ts'
import { hocuspocus } from './hocuspocus.ts'
import { limit, yWebsocket } from './in-memory.ts'
import { plenary } from './plenary.ts'

/** Addresses of the databases that contenders may use, on one PostgreSQL. */
export type Databases = { plenary: string; hocuspocus: string }

/** A contender by its name, ready to be filled and run. */
export function openContender(name: ContenderName, databases: Databases): Promise<Contender> | Contender {
  switch (name) {
    case 'plenary':
      return plenary(databases.plenary)
    case 'hocuspocus-db':
      return hocuspocus(databases.hocuspocus)
    case 'hocuspocus':
      return hocuspocus(null)
    case 'y-websocket':
      return yWebsocket()
    case 'limit':
      return limit()
  }
}
