import type { JsonNode } from '../../document/document-json.ts'
import { type Picture, type Pictures, pictureFileName, picturesIn } from '../pictures.ts'

/** The parts in which a file keeps the pictures of a text, by their names. */
export function pictureParts(document: JsonNode, pictures: Pictures): Record<string, Uint8Array> {
  const parts = [...picturesIn(document, pictures).values()].map(
    (picture, at) => [`word/${pictureTarget(picture, at)}`, picture.bytes] as const,
  )
  return Object.fromEntries(parts)
}

/** What a document says of where a picture is. */
export function pictureTarget(picture: Picture, at: number): string {
  return `media/${pictureFileName(at, picture)}`
}

/** The name under which a document speaks of a picture. */
export function pictureName(at: number): string {
  return `picture${at + 1}`
}
