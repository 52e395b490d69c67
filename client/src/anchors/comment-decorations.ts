import type { Node } from '@tiptap/pm/model'
import type { Mapping } from '@tiptap/pm/transform'
import { Decoration, type DecorationSet } from '@tiptap/pm/view'
import type { Place } from './flat-text.ts'
import type { HeldThread } from './threads.ts'

/** A thread and where it is now. */
export type Placed = { held: HeldThread; place: Place | null }

/** The decorations after a change; those of `changed` threads are drawn anew, all others go along. */
export function mapDecorations(
  decorations: DecorationSet,
  mapping: Mapping,
  doc: Node,
  changed: ReadonlyMap<string, Placed>,
): DecorationSet {
  return redraw(decorations.map(mapping, doc), doc, changed)
}

/** The decorations with those of some threads drawn anew, or taken away where a thread has none. */
export function redraw(
  decorations: DecorationSet,
  doc: Node,
  changed: ReadonlyMap<string, Placed | null>,
): DecorationSet {
  if (changed.size === 0) return decorations
  const old = decorations.find(undefined, undefined, ({ thread }) => changed.has(thread))
  const fresh: Decoration[] = []
  for (const placed of changed.values()) {
    const decoration = placed && decorationOf(placed)
    if (decoration) fresh.push(decoration)
  }
  return decorations.remove(old).add(doc, fresh)
}

/** A resolved thread is not shown in the text unless somebody looks at it. */
function decorationOf({ held: { thread, bond }, place }: Placed): Decoration | null {
  const { id, tone, isCurrent } = thread
  if (!place || (tone === 'resolved' && !isCurrent)) return null
  const isBlock = bond.anchor.kind === 'block'
  const classes = [isBlock ? 'comment-block' : 'comment-range']
  if (isCurrent) classes.push('is-current')
  if (tone === 'suggestion') classes.push('is-suggestion')
  const attributes = { class: classes.join(' '), 'data-thread': id, 'aria-details': `thread-${id}` }
  const spec = { thread: id }
  if (isBlock) return Decoration.node(place.from, place.to, attributes, spec)
  // An element for each, so that of two ranges on the same words both are there.
  return Decoration.inline(place.from, place.to, { nodeName: 'span', ...attributes }, spec)
}
