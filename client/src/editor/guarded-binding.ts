import { Extension } from '@tiptap/core'
import { Plugin } from '@tiptap/pm/state'
import type { SchemaGuard } from './schema-guard.ts'

/**
 * Keeps an editor from a text that it cannot hold: it is not bound to one, and lets go of one that ceases to be
 * whole, before y-tiptap has seen the change. For good: the page puts the reading view in its place.
 */
export const GuardedBinding = Extension.create<{ guard: SchemaGuard | null }>({
  name: 'guardedBinding',
  // Above Collaboration, which has 1000: its plugin binds the editor.
  priority: 1100,
  addOptions() {
    return { guard: null }
  },
  addProseMirrorPlugins() {
    const { editor, options } = this
    const { guard } = options
    // The page never comes here with a text that is not whole; if it did, a fault is better than a loss.
    if (!guard?.isWhole) throw new Error('an editor would delete what it does not know')
    return [new Plugin({ view: () => ({ destroy: guard.subscribe(() => editor.destroy()) }) })]
  },
})
