import { type EditorState, PluginKey } from '@tiptap/pm/state'
import type { AnchorsState } from './anchors-state.ts'
import type { Place } from './flat-text.ts'
import type { Resolved } from './resolve.ts'
import type { AnchoredThread } from './threads.ts'

/** What a transaction may ask of the plugin. */
export type Order =
  | { kind: 'threads'; threads: readonly AnchoredThread[] }
  | { kind: 'found'; found: ReadonlyMap<string, Resolved | null> }

export const anchorsKey = new PluginKey<AnchorsState>('anchors')

/** Where the threads of a room are now; null for one whose words are gone. Of whole documents there are none. */
export function placesOf(state: EditorState): ReadonlyMap<string, Place | null> {
  return anchorsKey.getState(state)?.places ?? new Map()
}
