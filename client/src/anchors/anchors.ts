import { Extension } from '@tiptap/core'
import { anchorsPlugin } from './anchors-plugin.ts'
import type { AnchorsOptions } from './anchors-view.ts'

/** Long enough for a burst of keys, short enough that little is lost with a tab that dies. */
const PAUSE_MS = 1_000

/**
 * Keeps the threads of a room on their words (docs/decisions/0018): shows them in the text, follows every edit, and
 * tells what an edit made here has made of their anchors. Give the threads with `setAnchors`, read `placesOf`.
 */
export const Anchors = Extension.create<AnchorsOptions>({
  name: 'anchors',
  addOptions() {
    return { onPlaces: null, onCarried: null, schedule: afterPause }
  },
  addProseMirrorPlugins() {
    return [anchorsPlugin(this.options)]
  },
})

function afterPause(run: () => void): () => void {
  const timer = setTimeout(run, PAUSE_MS)
  return () => clearTimeout(timer)
}
