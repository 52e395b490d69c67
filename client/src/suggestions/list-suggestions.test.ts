import { documentSchema } from '@plenary/shared/document/schema.ts'
import { EditorState, TextSelection } from '@tiptap/pm/state'
import { expect, test } from 'vitest'
import { copiedSlice } from './copied-slice.ts'
import { listSuggestions } from './list-suggestions.ts'
import { plainTyping } from './plain-typing.ts'
import { settle } from './settle-commands.ts'
import { suggestTransaction } from './suggest-transaction.ts'
import { createSuggester } from './suggester.ts'

const ORGANIZATIONS = [
  { organizationId: '0195f6a0-0000-7000-8000-00000000000a', organization: 'Aubépine', letters: 'RA', hue: 2 },
  { organizationId: '0195f6a0-0000-7000-8000-00000000000b', organization: 'Larkspur', letters: 'LC', hue: 1 },
] as const
let ids = 0
const [aubepine, larkspur] = ORGANIZATIONS.map((organization, at) =>
  createSuggester(
    {
      author: at === 0 ? 'Maëlle T.' : null,
      authorId: at === 0 ? '0195f6a0-0000-7000-8000-00000000000c' : null,
      ...organization,
    },
    new Set(),
    () => `0195f6a0-0000-7000-8000-0000000001${(ids++).toString().padStart(2, '0')}`,
  ),
)
if (!aubepine || !larkspur) throw new Error('nobody suggests')

const paragraph = (words: string) => ({ type: 'paragraph', content: [{ type: 'text', text: words }] })
const doc = documentSchema.nodeFromJSON({
  type: 'doc',
  content: [paragraph('Two were unable to respond.'), paragraph('One sent a list.')],
})

function suggested(
  state: EditorState,
  who: typeof aubepine,
  change: (tr: EditorState['tr']) => EditorState['tr'],
) {
  const tr = who && suggestTransaction(change(state.tr), state, who)
  if (!tr) throw new Error('refused')
  return state.apply(tr)
}

/** Aubépine replaces some words; Larkspur splits the second paragraph and makes a word of it bold. */
function twoSuggesting(): EditorState {
  const bold = documentSchema.mark('bold')
  let state = EditorState.create({ doc })
  state = suggested(state, aubepine, (tr) => tr.insertText('did not reply', 5, 27))
  state = suggested(state, larkspur, (tr) => tr.split(tr.doc.content.size - 6))
  return suggested(state, larkspur, (tr) =>
    tr.addMark(tr.doc.content.size - 5, tr.doc.content.size - 1, bold),
  )
}

test('[SU6] suggestions are listed by where they begin, each with whose it is and what it does', () => {
  const [first, second, third] = listSuggestions(twoSuggesting().doc)
  expect(first).toMatchObject({
    author: 'Maëlle T.',
    organization: { shortName: 'Aubépine', letters: 'RA', hue: 2 },
    kinds: ['deletion', 'insertion'],
    deleted: 'were unable to respond',
    inserted: 'did not reply',
    words: -1,
  })
  expect(second).toMatchObject({ author: null, kinds: ['split'], words: 0 })
  expect(third).toMatchObject({ author: null, kinds: ['formatting'], words: 0 })
})

test('[SU6] one is accepted, those of an organisation rejected, and in a selection those that it touches', () => {
  const state = twoSuggesting()
  const act = (...args: Parameters<typeof settle>) => {
    let after = state
    settle(...args)(state, (tr) => {
      after = state.apply(tr)
    })
    return after.doc
  }
  const [first] = listSuggestions(state.doc)
  const one = act('accept', { kind: 'one', id: first?.id ?? '' })
  expect(one.firstChild?.textContent).toBe('Two did not reply.')
  expect(listSuggestions(one)).toHaveLength(2)
  const organizationId = ORGANIZATIONS[1].organizationId
  const party = act('reject', { kind: 'organization', organizationId })
  expect(party.lastChild?.eq(doc.child(1))).toBe(true)
  expect(listSuggestions(party).map(({ id }) => id)).toEqual([first?.id])
  const range = act('reject', { kind: 'range', from: 1, to: 12 })
  expect(range.firstChild?.eq(doc.child(0))).toBe(true)
  expect(listSuggestions(range)).toHaveLength(2)
  expect(act('reject', { kind: 'all' }).eq(doc)).toBe(true)
})

test('[SU8] a suggestion of a room without names bears the organisation, and nothing of a person', () => {
  const json = JSON.stringify(twoSuggesting().doc.lastChild?.toJSON())
  expect(json).toContain('Larkspur')
  expect(json).not.toMatch(/Maëlle|"authorId":"/)
})

test('[SU2] what is typed while editing is text, in the middle of somebody’s suggestion too', () => {
  const state = twoSuggesting()
  const { tr } = state
  tr.setSelection(TextSelection.create(tr.doc, 8))
  const typed = state.apply(plainTyping(tr.insertText('XYZ')))
  const node = typed.doc.nodeAt(9)
  expect(node?.text).toBe('XYZ')
  expect(node?.marks).toEqual([])
})

test('[SU9] what is copied is the text as with its suggestions accepted, without any', () => {
  const { doc: suggestedDoc } = twoSuggesting()
  const { content } = copiedSlice(suggestedDoc.slice(1, suggestedDoc.content.size - 1))
  expect(content.textBetween(0, content.size, '|')).toBe('Two did not reply.|One sent a |list.')
  expect(JSON.stringify(content.toJSON())).not.toContain('organization')
})

test('[SU1] what no step can tell is told by whole blocks', () => {
  const state = EditorState.create({ doc })
  const wanted = state.tr.setNodeAttribute(0, 'lang', 'fr')
  // The paragraph in another language stands beside the one that goes.
  expect(suggestTransaction(wanted, state, larkspur)?.doc.childCount).toBe(3)
})
