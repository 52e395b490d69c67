import { toBase64 } from 'lib0/buffer'
import type { JsonNode } from '../document/document-json.ts'
import type { ImageType } from '../images.ts'
import { textIn } from './block-kinds.ts'

/** A picture of a text, as it goes into a file. */
export type Picture = {
  type: ImageType
  bytes: Uint8Array
  width: number
  height: number
  /** Where it is read, where it stands beside the file; without it the file holds it itself. */
  address?: string
}

/** The pictures that are there, by what the text calls them. */
export type Pictures = ReadonlyMap<string, Picture>

/** The pictures that a text names, each once, in the order in which they stand in it. */
export function imageIdsIn({ content = [] }: JsonNode): string[] {
  const named = content.flatMap((block) => (block.type === 'image' ? (textIn(block, 'image') ?? []) : []))
  return [...new Set(named)]
}

/** Those of some pictures that a text names, in the order in which they stand in it. */
export function picturesIn(document: JsonNode, pictures: Pictures): Map<string, Picture> {
  const named = imageIdsIn(document).map((id) => [id, pictures.get(id)] as const)
  return new Map(named.flatMap(([id, picture]) => (picture ? [[id, picture]] : [])))
}

/** The picture of a block; null where it is not there. */
export function pictureOf(node: JsonNode, pictures: Pictures): Picture | null {
  return pictures.get(textIn(node, 'image') ?? '') ?? null
}

/** What a picture says to who does not see it; empty for decoration, and where nobody has said. */
export function altOf(node: JsonNode): string {
  return textIn(node, 'alt') ?? ''
}

/** Where a picture is read, which may be in the file itself. */
export function addressOf({ address, type, bytes }: Picture): string {
  return address ?? `data:${type};base64,${toBase64(bytes)}`
}

/** How a picture is called as a file of its own. */
export function pictureFileName(at: number, { type }: Pick<Picture, 'type'>): string {
  return `picture-${at + 1}.${type === 'image/png' ? 'png' : 'jpg'}`
}
