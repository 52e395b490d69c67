import { newBlockId } from '@plenary/shared/document/block-id.ts'
import { BLOCK_TYPES } from '@plenary/shared/document/blocks.ts'
import { documentExtensions } from '@plenary/shared/document/schema.ts'
import { ROOT_NAME } from '@plenary/shared/document/schema-version.ts'
import type { Extensions } from '@tiptap/core'
import { Collaboration, isChangeOrigin } from '@tiptap/extension-collaboration'
import { CollaborationCaret } from '@tiptap/extension-collaboration-caret'
import { Dropcursor } from '@tiptap/extensions/drop-cursor'
import { Gapcursor } from '@tiptap/extensions/gap-cursor'
import { Placeholder } from '@tiptap/extensions/placeholder'
import { Anchors } from '../anchors/anchors.ts'
import type { CommentedText } from '../anchors/commented-text.ts'
import { RESTORES } from '../anchors/settling.ts'
import { Drafting } from '../drafting/drafting.ts'
import type { Dressing } from '../drafting/dress.ts'
import { Footnotes } from '../drafting/footnotes.ts'
import { Recommendations } from '../drafting/recommendations.ts'
import { CaretAwareness } from '../presence/caret-awareness.ts'
import type { RoomProvider } from '../sync/room-provider.ts'
import { BlockIds } from './block-ids.ts'
import { FreshSelection } from './fresh-selection.ts'
import { GuardedBinding } from './guarded-binding.ts'
import { HangingLetters } from './hanging-letters.ts'
import { LeaveByTab } from './leave-by-tab.ts'
import { LinkTyping } from './link-typing.ts'
import { PasteLimit } from './paste-limit.ts'
import type { SchemaGuard } from './schema-guard.ts'
import { ScrollableTables } from './scrollable-tables.ts'
import { TableEditing } from './table-editing.ts'
import { TypedOver } from './typed-over.ts'

/** How other people's carets and selections are drawn. */
export type CaretLook = {
  render: (user: Record<string, unknown>) => HTMLElement
  selectionRender: (user: Record<string, unknown>) => { [name: string]: string }
}

type RoomExtensionsInput = {
  provider: RoomProvider
  guard: SchemaGuard
  canWrite: boolean
  caretLook: CaretLook
  comments: CommentedText
  dressing: Dressing
  /** Somebody wants to see or change what a recommendation says besides its words. */
  onFields: (recommendationId: string) => void
  words: { placeholder: () => string; table: () => string }
  onPasteTooLarge: () => void
}

/** What the editor of a room is made of: the shared schema, and what only a screen needs. */
export function roomExtensions({
  provider,
  guard,
  canWrite,
  caretLook,
  comments,
  dressing,
  onFields,
  words,
  onPasteTooLarge,
}: RoomExtensionsInput): Extensions {
  return [
    ...documentExtensions(),
    TableEditing,
    GuardedBinding.configure({ guard }),
    Collaboration.configure({ document: provider.doc, field: ROOT_NAME }),
    CollaborationCaret.configure({
      provider: syncedProvider(provider),
      // The server writes who we are; what we say of ourselves is not passed on.
      user: {},
      ...caretLook,
    }),
    BlockIds.configure({
      types: [...BLOCK_TYPES],
      generateID: newBlockId,
      // Ids are given where a block is made, once; never to what others have just made, nor to what is an old text.
      filterTransaction: (transaction) => !isChangeOrigin(transaction) && !transaction.getMeta(RESTORES),
      // A reader's editor writes nothing, not even an id that is missing.
      updateDocument: canWrite,
    }),
    Anchors.configure({
      onPlaces: comments.options.onPlaces,
      // Who may not write the text has moved no words in it.
      onCarried: canWrite ? comments.options.onCarried : null,
    }),
    Placeholder.configure({
      placeholder: words.placeholder,
      showOnlyWhenEditable: false,
      showOnlyCurrent: false,
    }),
    Dropcursor.configure({ color: false, class: 'drop-cursor', width: 2 }),
    Gapcursor,
    HangingLetters,
    LeaveByTab,
    LinkTyping,
    ScrollableTables.configure({ label: words.table }),
    FreshSelection.configure({ onArrival: provider.onArrival }),
    TypedOver,
    Drafting.configure({ dressing, onFields }),
    Footnotes,
    Recommendations.configure({ onFields }),
    PasteLimit.configure({ onTooLarge: onPasteTooLarge }),
  ]
}

/** What the extensions ask of a provider. UniqueID waits for `synced`; here the editor exists only after it. */
function syncedProvider({ awareness }: RoomProvider) {
  return {
    awareness: new CaretAwareness(awareness),
    on: (_event: 'synced', listener: () => void) => listener(),
    off: () => {},
  }
}
