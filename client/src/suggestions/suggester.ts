import { type SuggestionSource, sourceOn } from '@plenary/shared/document/suggestion.ts'
import type { Node, Slice } from '@tiptap/pm/model'

/** Who suggests, as it will stand in the text, and which suggestions they may change without asking anybody. */
export type Suggester = {
  source: Omit<SuggestionSource, 'id'>
  /** An id for what is suggested next. */
  newId: () => string
  isOwn: (source: SuggestionSource) => boolean
}

/**
 * Somebody at this page. By their id they know what is theirs from other days and devices; in a room without names
 * there is none, and only what this page has suggested is known to be theirs.
 */
export function createSuggester(
  source: Suggester['source'],
  madeHere: Set<string>,
  makeId: () => string = () => crypto.randomUUID(),
): Suggester {
  return {
    source,
    newId: () => {
      const id = makeId()
      madeHere.add(id)
      return id
    },
    isOwn: ({ id, authorId }) => madeHere.has(id) || (authorId !== null && authorId === source.authorId),
  }
}

/**
 * Whether a range stands in a block that this person has put in: what they do there is their own affair. `open` is how
 * many of the blocks around it are cut in two.
 */
export function isInOwnBlock(doc: Node, from: number, to: number, suggester: Suggester, open = 0): boolean {
  const $from = doc.resolve(from)
  const shared = $from.sharedDepth(to) - open
  for (let depth = shared; depth > 0; depth--) {
    const { type, attrs } = $from.node(depth)
    // A row of one's own stands in a table that is not: within a cell of it, and no further.
    const isFree = type.spec.tableRole !== 'row' || depth < shared
    const inserted = sourceOn(attrs, 'inserted')
    if (isFree && inserted && suggester.isOwn(inserted)) return true
  }
  return false
}

/** The suggestion of one's own that a place touches, so that what is typed on is one with it. */
export function ownIdAt(doc: Node, at: number, suggester: Suggester): string | null {
  const $at = doc.resolve(at)
  const edges = (['split', 'joined'] as const).map((name) =>
    $at.parentOffset === 0 ? sourceOn($at.parent.attrs, name) : null,
  )
  const marks = [$at.nodeBefore, $at.nodeAfter].flatMap((node) =>
    (node?.marks ?? []).filter(({ type }) => type.name === 'insertion' || type.name === 'deletion'),
  )
  const sources = [...marks.map(({ attrs }) => attrs as SuggestionSource), ...edges]
  return sources.find((source) => source && suggester.isOwn(source))?.id ?? null
}

/** The suggestion of one's own that words already bear when they come, as those of an input method do. */
export function ownIdIn(slice: Slice | undefined, suggester: Suggester): string | null {
  const insertion = slice?.content.firstChild?.marks.find(({ type }) => type.name === 'insertion')
  const source = insertion?.attrs as SuggestionSource | undefined
  return source && suggester.isOwn(source) ? source.id : null
}
