import type { Anchor, BlockAnchor, RangeAnchor } from '@plenary/shared/anchors.ts'

/** A thread as the page knows it. */
export type AnchoredThread = {
  id: string
  anchor: Anchor
  tone: 'open' | 'resolved' | 'suggestion'
  isCurrent: boolean
}

/**
 * What ties a thread to its words. Renewed in place once an edit has been written to Yjs, which is after the state of
 * the editor has been made: only then can the characters be named that stand there now.
 */
export type Bond = {
  /** As the page has given it, or was told. */
  stored: RangeAnchor | BlockAnchor
  /** As it is after the edits made here. */
  anchor: RangeAnchor | BlockAnchor
  /** Whether `anchor` names what an edit made here has left of the words. */
  isOwn: boolean
  /** Whether the page is still to be told of it. */
  isUntold: boolean
}

export type HeldThread = { thread: AnchoredThread; bond: Bond }

/** A bond to an anchor that the page gives. */
export function newBond(anchor: RangeAnchor | BlockAnchor, isUntold: boolean): Bond {
  return { stored: anchor, anchor, isOwn: false, isUntold }
}

/** Whether two anchors name the same characters, or block, by the same words. What stands around may differ. */
export function isSameAnchor(one: RangeAnchor | BlockAnchor, other: RangeAnchor | BlockAnchor): boolean {
  if (one.start !== other.start || one.quote !== other.quote || one.blockId !== other.blockId) return false
  return one.kind === 'range' ? other.kind === 'range' && one.end === other.end : other.kind === 'block'
}

/** A bond after the page has given an anchor for its thread. Null when it is another's: the words are looked for anew. */
export function keptBond(bond: Bond, given: RangeAnchor | BlockAnchor): Bond | null {
  if (isSameAnchor(bond.stored, given)) return bond
  return isSameAnchor(bond.anchor, given) ? { ...bond, stored: given, isUntold: false } : null
}

/**
 * A bond that outlasts an anchor of somebody else who does not know of an edit made here: by that one nothing is found
 * in this text, while it is known here where the words are. It is told once more, and only once: two who each hold on
 * to their own would never end.
 */
export function firmBond(bond: Bond, given: RangeAnchor | BlockAnchor): Bond {
  return { ...bond, stored: given, isOwn: false, isUntold: true }
}

/** What is known of words that are gone is what is stored. Whether there was anything else to know. */
export function forget(bond: Bond): boolean {
  const isNews = !isSameAnchor(bond.anchor, bond.stored)
  bond.anchor = bond.stored
  bond.isOwn = false
  bond.isUntold = false
  return isNews
}
