import { settle } from '@plenary/client/suggestions/settle-commands.ts'
import type { Node } from '@tiptap/pm/model'
import { type Command, EditorState, TextSelection } from '@tiptap/pm/state'
import { fixTables } from '@tiptap/pm/tables'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { changesKind, type Edit, edit } from './edits.ts'
import { hold, scaled } from './fuzz-run.ts'
import type { HeadlessEditor } from './headless-editor.ts'
import { acts, live } from './honest-life.ts'
import { countSuggestedNodes, peopleApart, readingOf, suggesterOf } from './suggesting.ts'

const number = fc.nat(2 ** 16)
const anEdit: fc.Arbitrary<Edit> = fc.record({
  what: number,
  at: number,
  size: number,
  canUndo: fc.constant(false),
})
const edits = fc.array(anEdit, { maxLength: 40, size: 'max' })
const editsOfThree = fc.array(fc.record({ who: fc.nat(2), act: anEdit }), { maxLength: 25, size: 'max' })

/** Three people with the same text before them, who suggest from now on. */
function threeSuggesters(write: (editor: HeadlessEditor) => void) {
  const { editors, docs, meet } = peopleApart(3)
  const [one, two, three] = editors
  if (!one || !two || !three) throw new Error('not three')
  write(one)
  meet()
  const before = readingOf(one.state.doc, 'reject')
  editors.forEach((editor, who) => {
    editor.suggester = suggesterOf(who)
  })
  return { editors: [one, two, three] as const, docs, meet, before }
}

test('[SU1, SU3] whatever three people suggest in turn, accepting all gives what they meant, rejecting all the text as it was', () => {
  let made = 0
  let refused = 0
  const property = fc.property(edits, editsOfThree, (first, then) => {
    const { editors, meet, before } = threeSuggesters((editor) => {
      for (const act of first) edit(editor, act)
    })
    for (const { who, act } of then) {
      const editor = editors[who] ?? editors[0]
      editor.wanted = null
      edit(editor, act)
      const { state, wanted } = editor
      // What was done last says what was meant; a table with gaps the editor mends, whatever the mode.
      if (wanted && isRegular(wanted) && !isChangedJoin(state, act))
        expect(readingOf(state.doc, 'accept')).toBe(readingOf(wanted, 'accept'))
      if (wanted) made += 1
      meet()
    }
    const accepted = readingOf(editors[0].state.doc, 'accept')
    for (const { state, refused: ofOne } of editors) {
      state.doc.check()
      expect(readingOf(state.doc, 'reject')).toBe(before)
      expect(readingOf(state.doc, 'accept')).toBe(accepted)
      refused += ofOne
    }
    const rejects = then.length % 2 === 0
    editors[1].do(settle(rejects ? 'reject' : 'accept', { kind: 'all' }))
    meet()
    expect(readingOf(editors[2].state.doc, 'reject')).toBe(rejects ? before : accepted)
    expect(countSuggestedNodes(editors[2])).toBe(0)
  })
  hold(property, scaled(150))
  // What cannot be suggested is refused, and hardly anything cannot.
  expect(made).toBeGreaterThan(500)
  expect(refused).toBeLessThan(made / 50)
}, 600_000)

/**
 * Whether another kind was made of a block that is suggested to be joined to the one before it: the editor alone would
 * forget the join with the old kind, and here both are decided on, each by itself.
 */
function isChangedJoin({ selection }: EditorState, act: Edit): boolean {
  return changesKind(act) && Boolean(selection.$from.parent.attrs.joined)
}

function isRegular(doc: Node): boolean {
  return fixTables(EditorState.create({ doc })) === undefined
}

type Typing = { who: number; at: number; size: number; kind: number }
const aTyping: fc.Arbitrary<Typing> = fc.record({
  who: fc.nat(2),
  at: number,
  size: fc.nat(30),
  kind: fc.nat(9),
})
const typings = fc.array(aTyping, { maxLength: 40, size: 'max' })

/** Types some words, over others or not, or deletes them, within a paragraph. */
function typing(words: string, { at, size, kind }: Typing): Command {
  return (state, dispatch) => {
    const { $from } = TextSelection.near(state.doc.resolve(at % (state.doc.content.size + 1)))
    if (!$from.parent.isTextblock) return false
    const to = kind < 6 ? $from.pos : Math.min($from.end(), $from.pos + size)
    const { tr } = state
    if (kind < 8) dispatch?.(tr.insertText(words, $from.pos, to))
    else dispatch?.(tr.delete($from.pos, to))
    return true
  }
}

/**
 * Each time two letters that stand nowhere else: y-tiptap finds what was typed by comparing letters, and beside one
 * that is alike it may take the other for the new one.
 */
function newWord(n: number): string {
  return String.fromCodePoint(0x4e00 + 2 * n, 0x4e01 + 2 * n)
}

function writeParagraphs(editor: HeadlessEditor): void {
  editor.do((state, dispatch) => {
    dispatch?.(state.tr.insertText('The first words of a text. Others.', 1).split(10))
    return true
  })
}

test('[SU2, SU3] three people suggest at once in the same paragraphs: they converge, and rejecting all gives back the text', () => {
  const rounds = fc.array(fc.tuple(aTyping, aTyping, aTyping), { maxLength: 12, size: 'max' })
  const property = fc.property(rounds, (then) => {
    const { editors, docs, meet, before } = threeSuggesters(writeParagraphs)
    let words = 0
    for (const round of then) {
      // All type before they hear of each other, as on a slow line; then they delete, in turn.
      for (const isTyping of [true, false]) {
        round.forEach((act, who) => {
          if (act.kind < 6 !== isTyping) return
          editors[who]?.do(typing(newWord(words++), act))
          if (!isTyping) meet()
        })
        meet()
      }
    }
    // Yjs tidies marks up when it hears of some, which the others hear of in turn.
    for (let round = 0; round < 4; round++) meet()
    const texts = docs.map((doc) => doc.getXmlFragment('document').toString())
    expect(new Set(texts).size).toBe(1)
    for (const { state } of editors) expect(readingOf(state.doc, 'reject')).toBe(before)
    editors[then.length % 3]?.do(settle('accept', { kind: 'all' }))
    meet()
    expect(editors.map(countSuggestedNodes)).toEqual([0, 0, 0])
  })
  hold(property, scaled(200))
}, 600_000)

test('[SU2] what somebody types while editing arrives as text, wherever it stands, and makes no suggestion of anybody', () => {
  const property = fc.property(typings, (then) => {
    const { editors, meet } = threeSuggesters(writeParagraphs)
    const typist = editors[2]
    typist.suggester = null
    then.forEach((act, at) => {
      const isTyped = act.who === 2
      const word = `‹${at}›`
      const before = countSuggestedNodes(typist)
      editors[act.who]?.do(typing(isTyped ? word : 'x', isTyped ? { ...act, kind: 0 } : act))
      meet()
      if (!isTyped) return
      for (const { state } of editors) expect(unmarkedWords(state.doc)).toContain(word)
      // A run of marked words that is parted by the new ones counts twice now.
      expect(countSuggestedNodes(typist) - before).toBeLessThanOrEqual(1)
    })
  })
  hold(property, scaled(200))
}, 600_000)

function unmarkedWords(doc: Node): string {
  let words = ''
  doc.descendants((node) => {
    if (node.isText && node.marks.length === 0) words += node.text
  })
  return words
}

test('[SU5] what people suggest with the editor is never refused, on bad lines and among edits', () => {
  let passed = 0
  const property = fc.property(acts(1_200), (life) => {
    passed += live(life, false, [], (who) => (who < 3 ? suggesterOf(who) : null))
  })
  hold(property, scaled(12))
  expect(passed).toBeGreaterThan(500)
}, 600_000)
