import { settledDocument } from '@plenary/shared/document/settle-suggestions.ts'
import { Fragment, type Node } from '@tiptap/pm/model'

type Texts = { before: Node; wanted: Node; suggested: Node }

/**
 * Whether a suggestion says what was meant: when all is rejected the text is as before, when all is accepted as it
 * was wanted. Only the blocks that differ are looked at, so that it costs a key nothing in a long text.
 *
 * @throws {RangeError} for a text that the schema does not have.
 */
export function saysWhatWasMeant({ before, wanted, suggested }: Texts): boolean {
  const [one, two, three] = partsThatDiffer([before, wanted, suggested])
  if (!one || !two || !three) return false
  three.check()
  return (
    isSameText(settledDocument(three, 'reject'), settledDocument(one, 'reject')) &&
    isSameText(settledDocument(three, 'accept'), settledDocument(two, 'accept'))
  )
}

/** Whether two nodes are alike but for the ids of blocks, which copies get anew, and marks of what is no words. */
export function isSameText(one: Node, other: Node): boolean {
  if (one === other) return true
  if (one.isText || one.childCount !== other.childCount) return one.eq(other)
  const attrs = { ...other.attrs, ...('id' in other.attrs && { id: one.attrs.id }) }
  return (
    one.hasMarkup(other.type, attrs, one.marks) &&
    one.children.every((child, at) => isSameText(child, other.child(at)))
  )
}

function partsThatDiffer(docs: readonly Node[]): Node[] {
  const [first] = docs
  const shortest = Math.min(...docs.map(({ childCount }) => childCount))
  const alike = (at: (doc: Node) => number) =>
    first !== undefined && docs.every((doc) => doc.child(at(doc)) === first.child(at(first)))
  let start = 0
  while (start < shortest && alike(() => start)) start += 1
  let end = 0
  while (end < shortest - start && alike(({ childCount }) => childCount - 1 - end)) end += 1
  // A block that is joined to the one before, or was split off it, is judged together with that.
  do start -= 1
  while (start > 0 && first && dependsOnBefore(first.child(start)))
  start = Math.max(0, start)
  while (end > 0 && first && dependsOnBefore(first.child(first.childCount - end))) end -= 1
  return docs.map((doc) => {
    const children = doc.children.slice(start, doc.childCount - end)
    // Stands for all the rest: without anything a text would get an empty paragraph.
    const rest = start + end > 0 ? [doc.type.schema.node('horizontalRule')] : []
    return doc.type.create(doc.attrs, Fragment.from([...rest, ...children]))
  })
}

function dependsOnBefore(block: Node): boolean {
  let node: Node | null = block
  while (node && !node.isTextblock) node = node.firstChild
  return Boolean(node?.attrs.split ?? node?.attrs.joined)
}
