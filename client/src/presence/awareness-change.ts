import type { Awareness } from 'y-protocols/awareness'

/** The client ids of whom awareness says something else than before. */
export type AwarenessChange = Record<'added' | 'updated' | 'removed', number[]>

/** Whether a change is of somebody else: one's own caret moves with every key. */
export function isOfOthers({ added, updated, removed }: AwarenessChange, { clientID }: Awareness): boolean {
  return [...added, ...updated, ...removed].some((client) => client !== clientID)
}
