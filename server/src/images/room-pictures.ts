import type { Db } from '@plenary/db/database.ts'
import { listImages } from '@plenary/db/images.ts'
import type { Pictures } from '@plenary/shared/export/pictures.ts'
import type { RoomId } from '@plenary/shared/ids.ts'

/** The pictures that a text of a room, given as canonical JSON, names and the room has. */
export async function picturesOf(db: Db, roomId: RoomId, document: string): Promise<Pictures> {
  const images = await listImages(db, roomId, [...new Set(imageIdsInJson(document))])
  return new Map(images.map(({ id, ...picture }) => [id, picture]))
}

/** In words of a text no quote stands as it is in JSON: only an attribute can look like this. */
function imageIdsInJson(document: string): string[] {
  return [...document.matchAll(/"image":"([0-9a-f]{64})"/g)].flatMap(([, id]) => id ?? [])
}
