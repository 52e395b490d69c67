import { type EditorState, TextSelection, type Transaction } from '@tiptap/pm/state'
import { saysWhatWasMeant } from './same-text.ts'
import { suggestBlocks } from './suggest-blocks.ts'
import { StepSuggester } from './suggest-steps.ts'
import type { Suggester } from './suggester.ts'

/**
 * The change that suggests what another change would do: by its steps where that says what was meant, else by whole
 * blocks. Null when neither does: then it must not be done, since it would not be tracked.
 */
export function suggestTransaction(
  wanted: Transaction,
  state: EditorState,
  suggester: Suggester,
): Transaction | null {
  for (const suggest of [bySteps, byBlocks]) {
    const tr = attempt(() => suggest(wanted, state, suggester))
    if (!tr) continue
    const texts = { before: state.doc, wanted: wanted.doc, suggested: tr.doc }
    if (attempt(() => saysWhatWasMeant(texts))) return carryOver(wanted, tr)
  }
  return null
}

function bySteps(wanted: Transaction, state: EditorState, suggester: Suggester): Transaction {
  const steps = new StepSuggester(wanted, state, suggester)
  steps.run()
  const { tr } = steps
  const { anchor, head, empty } = wanted.selection
  // Who deletes forwards stands behind what they have deleted, and goes on from there.
  const isForward = empty && state.selection.empty && state.selection.head <= head
  const bias = isForward ? 1 : -1
  select(tr, steps.placeOf(anchor, bias), steps.placeOf(head, bias))
  return tr
}

function byBlocks(wanted: Transaction, state: EditorState, suggester: Suggester): Transaction {
  const { tr, wantedFrom, at } = suggestBlocks(wanted, state, suggester)
  const { anchor, head } = wanted.selection
  const place = (wantedAt: number) => (wantedAt < wantedFrom ? wantedAt : wantedAt - wantedFrom + at)
  select(tr, place(anchor), place(head))
  return tr
}

function select(tr: Transaction, anchor: number, head: number): void {
  const within = (at: number) => tr.doc.resolve(Math.max(0, Math.min(at, tr.doc.content.size)))
  tr.setSelection(TextSelection.between(within(anchor), within(head)))
}

/** ProseMirror says by throwing that something does not fit where it should stand. */
function attempt<T>(act: () => T): T | null {
  try {
    return act()
  } catch (error) {
    if (error instanceof TypeError || !(error instanceof Error)) throw error
    return null
  }
}

/** What others are told of a change: where it came from, what is typed next, that it should be in sight. */
function carryOver(wanted: Transaction, tr: Transaction): Transaction {
  for (const key of ['uiEvent', 'paste', 'pointer', 'composition', 'inputType']) {
    const value = wanted.getMeta(key)
    if (value !== undefined) tr.setMeta(key, value)
  }
  // A link that the editor makes by itself would be no suggestion.
  tr.setMeta('preventAutolink', true)
  if (wanted.storedMarksSet) tr.setStoredMarks(wanted.storedMarks)
  return wanted.scrolledIntoView ? tr.scrollIntoView() : tr
}
