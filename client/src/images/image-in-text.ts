import type { KeptImage } from '@plenary/shared/images.ts'
import type { Editor } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'

/** Puts a picture into the text behind the block at a place, or in the place of an empty one, and selects it. */
export function insertImage(
  editor: Editor,
  { id, ...sides }: KeptImage,
  { alt, place }: { alt: string; place: number | null },
): void {
  const { image, paragraph } = editor.schema.nodes
  if (!image || !paragraph) throw new Error('the schema has no pictures')
  const { doc, selection } = editor.state
  const { from, to } = boundsFor(doc, Math.min(place ?? selection.to, doc.content.size))
  editor
    .chain()
    .command(({ tr }) => {
      tr.replaceWith(from, to, image.create({ image: id, alt, ...sides }))
      // Where one goes on writing.
      if (from + 1 === tr.doc.content.size) tr.insert(from + 1, paragraph.create())
      return true
    })
    .setNodeSelection(from)
    .scrollIntoView()
    .run()
}

/** Pictures stand in the text itself alone, and before its notes. */
function boundsFor(doc: Node, place: number): { from: number; to: number } {
  const $place = doc.resolve(place)
  const isBetween = $place.depth === 0
  const block = isBetween ? null : $place.node(1)
  if (block?.type.name === 'paragraph' && block.content.size === 0)
    return { from: $place.before(1), to: $place.after(1) }
  let at = isBetween ? place : $place.after(1)
  while (doc.resolve(at).nodeBefore?.type.name === 'footnote') at -= doc.resolve(at).nodeBefore?.nodeSize ?? 0
  return { from: at, to: at }
}

/** What a picture in the text is; null where it has gone. */
export function findImage(
  { state: { doc } }: Editor,
  blockId: string,
): { at: number; image: string; alt: string | null } | null {
  let found: ReturnType<typeof findImage> = null
  doc.forEach(({ type, attrs }, at) => {
    if (type.name === 'image' && attrs.id === blockId)
      found ??= { at, image: attrs.image ?? '', alt: attrs.alt }
  })
  return found
}

/** Says of a picture in the text what it shows; nothing where it has gone. */
export function describeImage(editor: Editor, blockId: string, alt: string): void {
  const found = findImage(editor, blockId)
  if (!found || found.alt === alt) return
  const { at } = found
  editor
    .chain()
    .command(({ tr }) => {
      tr.setNodeAttribute(at, 'alt', alt)
      return true
    })
    .setNodeSelection(at)
    .run()
}
