import type { RoomId } from '@plenary/shared/ids.ts'
import type { ImageType } from '@plenary/shared/images.ts'

/** The table of pictures. */
export interface ImageTables {
  images: ImagesTable
}

interface ImagesTable {
  room_id: RoomId
  /** SHA-256 of the room's id and the bytes, in hex. */
  id: string
  type: ImageType
  bytes: Uint8Array
  width: number
  height: number
  used_at: Date
}
