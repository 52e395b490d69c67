import type { CoalitionId, RoomId, TemplateId } from '@plenary/shared/ids.ts'
import type { RoomKind } from '@plenary/shared/rooms.ts'
import type { ColumnType } from 'kysely'

/** The table of what coalitions keep of their texts. */
export interface TemplateTables {
  templates: TemplatesTable
}

interface TemplatesTable {
  id: TemplateId
  coalition_id: CoalitionId
  /** The room whose text it was; null when that is gone. */
  room_id: RoomId | null
  kind: RoomKind
  mechanism: string | null
  name: string
  description: string | null
  /** The blocks that the server's templates are made of (server/templates/plain-blocks.ts). */
  blocks: ColumnType<unknown, string, string>
  created_at: Date
}
