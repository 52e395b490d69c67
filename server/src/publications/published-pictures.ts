import type { SealFileHead } from '@plenary/db/seal-files.ts'
import type { JsonNode } from '@plenary/shared/document/document-json.ts'
import { imageIdsIn, type Picture, type Pictures, pictureFileName } from '@plenary/shared/export/pictures.ts'
import { imageHead } from '@plenary/shared/images/image-head.ts'

/** The pictures of a sealed text where its page reads them: under its own address, from the files of its pack. */
export function publishedPictures(slug: string, text: JsonNode, files: readonly SealFileHead[]): Pictures {
  const heads = new Map(files.map(({ name, head }) => [name, head]))
  const found = imageIdsIn(text).flatMap((id, at) => {
    const picture = TYPES.map((type) => pictureAt(slug, { at, type }, heads)).find((each) => each !== null)
    return picture ? [[id, picture] as const] : []
  })
  return new Map(found)
}

const TYPES = ['image/png', 'image/jpeg'] as const

type Place = Pick<Picture, 'type'> & { at: number }

function pictureAt(
  slug: string,
  { at, type }: Place,
  heads: ReadonlyMap<string, Uint8Array>,
): Picture | null {
  const name = pictureFileName(at, { type })
  const bytes = heads.get(name)
  const head = bytes && imageHead(bytes)
  if (!head) return null
  const { width, height } = head
  return { type, bytes, width, height, address: `/p/${slug}/${name}` }
}
