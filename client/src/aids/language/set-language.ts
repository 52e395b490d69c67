import type { Node } from '@tiptap/pm/model'
import type { EditorState, Transaction } from '@tiptap/pm/state'

/** Which way a block runs; null: as its first letters say. */
export type Direction = 'ltr' | 'rtl'

/** What holds at the caret, or for all that is selected; null where nobody has said, or not the same of all. */
export type SaidLanguage = { lang: string | null; dir: Direction | null }

/** Whether what is selected is words of one block and not all of it: then they alone get a language. */
export function isWords({ selection }: EditorState): boolean {
  const { $from, $to, empty } = selection
  return !empty && $from.sameParent($to) && $to.pos - $from.pos < $from.parent.content.size
}

/** The language and direction that somebody has given to what is selected. */
export function saidLanguage(state: EditorState): SaidLanguage {
  const blocks = blocksOf(state).map(({ node }) => node)
  const dir = theSame(blocks.map(({ attrs }) => attrs.dir ?? null))
  if (!isWords(state)) return { lang: theSame(blocks.map(({ attrs }) => attrs.lang ?? null)), dir }
  const { from, to } = state.selection
  const langs: (string | null)[] = []
  state.doc.nodesBetween(from, to, ({ isText, marks }) => {
    if (isText) langs.push(marks.find(({ type }) => type.name === 'language')?.attrs.lang ?? null)
  })
  return { lang: theSame(langs), dir }
}

/** Gives a language to the selected words, or to the blocks that are selected; null takes it off. */
export function setLanguage(state: EditorState, lang: string | null): Transaction {
  const { tr, schema, selection } = state
  const { language } = schema.marks
  if (!isWords(state) || !language) return setOnBlocks(state, 'lang', lang)
  const { from, to } = selection
  tr.removeMark(from, to, language)
  return lang ? tr.addMark(from, to, language.create({ lang })) : tr
}

/** Says which way the selected blocks run; null leaves it to their first letters. */
export function setDirection(state: EditorState, dir: Direction | null): Transaction {
  return setOnBlocks(state, 'dir', dir)
}

function setOnBlocks(state: EditorState, name: 'lang' | 'dir', value: string | null): Transaction {
  const { tr } = state
  for (const { node, position } of blocksOf(state))
    if ((node.attrs[name] ?? null) !== value) tr.setNodeAttribute(position, name, value)
  return tr
}

function blocksOf({ doc, selection }: EditorState): { node: Node; position: number }[] {
  const blocks: { node: Node; position: number }[] = []
  doc.nodesBetween(selection.from, selection.to, (node, position) => {
    if (node.isTextblock) blocks.push({ node, position })
    return !node.isTextblock
  })
  return blocks
}

function theSame<Value>(values: readonly Value[]): Value | null {
  const [first = null] = values
  return values.every((value) => value === first) ? first : null
}
