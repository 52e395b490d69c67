import { expect, test } from 'vitest'
import type { JsonNode } from '../document/document-json.ts'
import { applyComparison } from './apply.ts'
import { compareDocuments } from './compare.ts'
import { revertComparison } from './invert.ts'
import { block, compared, doc, heading, paragraph, table, withAttrs, words } from './test-text.ts'

const TEN = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'].map((id) =>
  paragraph(id, `Words of paragraph ${id}.`),
)

test('[VC3] equal texts have no changes, whatever the order in which a database gives their attributes', () => {
  const one = doc(heading('h', 'A. Facts'), paragraph('p', 'Words'))
  const other = doc({ ...heading('h', 'A. Facts'), attrs: { level: 2, id: 'h' } }, paragraph('p', 'Words'))
  expect(compareDocuments(one, other)).toEqual({ change: null, moves: [] })
})

test('[VC3] an id that alone is another is a change, though nobody sees it', () => {
  const { lines, view, summary } = compared(
    doc(paragraph('p', 'The same words')),
    doc(paragraph('q', 'The same words')),
  )
  expect(lines).toEqual(['relabelled The same words'])
  expect([view.steps.length, summary.isSame, summary.blocks.relabelled]).toEqual([0, false, 1])
})

test('[VC4] one block moved over ten is one move', () => {
  const moved = paragraph('m', 'Carried past all the others.')
  const { lines, view, comparison } = compared(doc(moved, ...TEN), doc(...TEN, moved))
  expect(lines.filter((line) => !line.startsWith('unchanged'))).toEqual([
    'moved-from Carried past all the others.',
    'moved-here Carried past all the others.',
  ])
  expect(view.steps).toEqual([{ number: 1, kind: 'moved', of: 'block', section: '', rows: [0, 11] }])
  expect(comparison.moves).toEqual([{}])
})

test('[VC4] blocks that moved together are one move, and what was changed in them is told there', () => {
  const [a, b, c, d, e] = TEN
  if (!a || !b || !c || !d || !e) throw new Error('no ten')
  const changed = paragraph('b', 'Words of the paragraph b.')
  const { lines, view } = compared(doc(a, b, c, d, e), doc(c, d, e, a, changed))
  expect(lines).toContain('moved-here Words of [+the ]paragraph b.')
  expect(view.steps.map(({ kind }) => kind)).toEqual(['moved', 'inserted'])
})

test('[VC4] a paragraph is known by its id when all its words are others, and by its words under another id', () => {
  const { lines } = compared(
    doc(paragraph('a', 'Every word of it'), paragraph('b', 'The State did not answer the letter of May')),
    doc(
      paragraph('a', 'Something else entirely'),
      paragraph('x', 'The State did not answer the letter of June'),
    ),
  )
  expect(lines).toEqual([
    'changed [-Every word of it][+Something else entirely]',
    'changed The State did not answer the letter of [-May][+June]',
  ])
})

test('[VC4] a copy with the id of its original is new, and the original stays', () => {
  const original = paragraph('a', 'No person shall be held in secret.')
  const copy = paragraph('a', 'No person shall be held in secret, anywhere.')
  const { lines } = compared(
    doc(original, paragraph('b', 'Then')),
    doc(copy, paragraph('b', 'Then'), original),
  )
  expect(lines.filter((line) => line.startsWith('inserted'))).toEqual([
    'inserted [+No person shall be held in secret, anywhere.]',
  ])
  expect(lines.some((line) => line.startsWith('deleted'))).toBe(false)
})

test('[VC4] under other ids a block is found where it stood though it is short, and elsewhere though it was changed', () => {
  const short = compared(doc(paragraph('a', 'The army came')), doc(paragraph('b', 'The police came')))
  expect(short.lines).toEqual(['changed The [-army][+police] came'])
  const moved = paragraph('a', 'The State did not answer the letter of May')
  const changed = paragraph('x', 'The State did not answer the letter of June')
  const far = compared(doc(moved, ...TEN), doc(...TEN, changed))
  expect(far.lines.at(-1)).toBe('moved-here The State did not answer the letter of [-May][+June]')
})

test('[VC4] of several blocks with the same words under other ids, the one that stands there stayed', () => {
  const same = (id: string) => paragraph(id, 'We repeat what we have asked for.')
  const { lines } = compared(doc(same('a'), ...TEN, same('b')), doc(same('x'), ...TEN))
  expect([lines[0], lines.at(-1)]).toEqual([
    'relabelled We repeat what we have asked for.',
    'deleted [-We repeat what we have asked for.]',
  ])
})

test('[VC4] a list that was made anew and put elsewhere is one that moved', () => {
  const item = (id: string) => block('listItem', id, paragraph(`p${id}`, `Point ${id}`))
  const list = (id: string, ...more: JsonNode[]) => block('bulletList', id, item('x'), item('y'), ...more)
  const { view, comparison } = compared(doc(list('old'), ...TEN), doc(...TEN, list('new', item('z'))))
  expect(view.steps.map(({ kind, rows }) => [kind, rows])).toEqual([
    ['moved', [0, 1, 12, 13]],
    ['inserted', [14]],
  ])
  expect(comparison.moves).toMatchObject([{ attributes: [{ name: 'id', before: 'old', after: 'new' }] }])
})

test('[VC4] what is put into a list or a quote where it stands stays in its place', () => {
  const items = ['a', 'b'].map((id) => block('listItem', `i${id}`, paragraph(id, `Point ${id} of the list`)))
  const { lines, view } = compared(
    doc(paragraph('a', 'Point a of the list'), paragraph('b', 'Point b of the list')),
    doc(block('bulletList', 'l', ...items)),
  )
  expect(lines).toEqual(['changed Point a of the list', 'changed Point b of the list'])
  expect(view.rows.map(({ entered }) => entered)).toEqual([
    ['listItem', 'bulletList'],
    ['listItem', 'bulletList'],
  ])
})

test('[VC4] a list that was made anew around its items is the same list', () => {
  const item = (id: string) => block('listItem', id, paragraph(`p${id}`, `Point ${id}`))
  const { lines, view } = compared(
    doc(block('bulletList', 'old', item('a'), item('b'), item('c'))),
    doc(block('orderedList', 'new', item('a'), item('b'), item('c'))),
  )
  expect(lines).toEqual(['changed Point a', 'unchanged Point b', 'unchanged Point c'])
  expect(view.rows[0]?.attributes).toEqual([
    { of: 'orderedList', name: 'blockType', before: 'bulletList', after: 'orderedList' },
    { of: 'orderedList', name: 'id', before: 'old', after: 'new' },
  ])
})

test('[VC4] a paragraph that is split or joined loses and gains no words', () => {
  const whole = doc(paragraph('a', 'The State must answer. It has not done so.'), paragraph('z', 'End'))
  const halves = doc(
    paragraph('a', 'The State must answer.'),
    paragraph('b', 'It has not done so.'),
    paragraph('z', 'End'),
  )
  const split = compared(whole, halves)
  expect(split.lines).toEqual([
    'changed The State must answer.[- ][<It has not done so.]',
    'split-off [>It has not done so.]',
    'unchanged End',
  ])
  expect(split.summary.words).toEqual({ added: 0, removed: 0 })
  const joined = compared(halves, whole)
  expect(joined.lines).toEqual([
    'changed The State must answer.[+ ][>It has not done so.]',
    'joined [<It has not done so.]',
    'unchanged End',
  ])
  expect(joined.summary.words).toEqual({ added: 0, removed: 0 })
})

test('[VC4] the halves of a paragraph are found though something stood between them that moved away', () => {
  const moved = paragraph('m', 'Short.')
  const [end, whole] = [
    paragraph('z', 'The end of it'),
    paragraph('a', 'It must answer. It has not done so.'),
  ]
  const halves = [paragraph('a', 'It must answer.'), paragraph('b', 'It has not done so.')]
  const { lines, view } = compared(doc(whole, moved, end), doc(...halves, end, moved))
  expect(lines[2]).toBe('split-off [>It has not done so.]')
  expect(view.steps.map(({ kind, rows }) => [kind, rows])).toContainEqual(['split', [0, 2]])
})

test('[VC5] formatting is told apart from words, and a heading from a paragraph', () => {
  const link = (href: string) => ({ type: 'link', attrs: { href } })
  const { lines, view, summary } = compared(
    doc(paragraph('a', 'See ', words('the report', link('https://a.example/'))), paragraph('b', 'Facts')),
    doc(
      paragraph('a', words('See ', 'bold'), words('the report', link('https://b.example/'))),
      heading('b', 'Facts', 1),
    ),
  )
  expect(lines).toEqual(['restyled [~See ][~the report]', 'changed Facts'])
  expect(view.rows[1]?.attributes).toEqual([
    { of: 'heading', name: 'blockType', before: 'paragraph', after: 'heading' },
    { of: 'heading', name: 'level', after: 1 },
  ])
  expect(summary.words).toEqual({ added: 0, removed: 0 })
})

test('[VC5] line breaks and rules are compared', () => {
  const lineBreak = { type: 'hardBreak' }
  const { lines } = compared(
    doc(paragraph('a', 'One', lineBreak, 'two'), block('horizontalRule', 'r')),
    doc(paragraph('a', 'One two')),
  )
  expect(lines).toEqual(['changed One[-↵][+ ]two', 'deleted horizontalRule'])
})

test('[VC6] a column or a row that is put into a table is one change', () => {
  const before = doc(table(['1', '2', '3'], ['a', 'b']))
  const column = compared(before, doc(table(['1', '2', '3'], ['a', 'x', 'b'])))
  expect(column.view.steps).toEqual([
    { number: 1, kind: 'inserted', of: 'table-column', section: '', rows: [0, 2, 5, 8] },
  ])
  expect(column.view.rows[0]).toMatchObject({ kind: 'changed', columns: [{ kind: 'inserted', number: 2 }] })
  const row = compared(before, doc(table(['1', 'n', '2', '3'], ['a', 'b'])))
  expect(row.view.steps).toMatchObject([{ kind: 'inserted', of: 'table-row' }])
  const moved = compared(before, doc(table(['3', '1', '2'], ['b', 'a'])))
  expect(moved.view.steps.map(({ kind, of }) => `${kind} ${of}`)).toEqual([
    'moved table-row',
    'moved table-column',
  ])
})

test('[VC6] a cell that one row alone has more is no column', () => {
  const row = (id: string, ...cells: string[]) =>
    block(
      'tableRow',
      id,
      ...cells.map((cell) => block('tableCell', cell, paragraph(`p${cell}`, `Words ${cell}`))),
    )
  const of = (...rows: JsonNode[]) => doc(block('table', 't', ...rows))
  const { view } = compared(of(row('1', 'a'), row('2', 'b')), of(row('1', 'a', 'x'), row('2', 'b')))
  expect(view.steps.map(({ kind, of: what }) => `${kind} ${what}`)).toEqual(['inserted table-cell'])
  expect(view.rows[0]).toMatchObject({ columns: [] })
})

test('[VC6] cells are told by what became of them: a header, a span, other words', () => {
  const wide = withAttrs(block('tableCell', 'c', paragraph('p', 'Figures')), { colwidth: [120] })
  const other = block('tableCell', 'd', paragraph('q', '12 cases'))
  const of = (...cells: (typeof wide)[]) => doc(block('table', 't', block('tableRow', 'r', ...cells)))
  const { view } = compared(
    of(wide, other),
    of(
      withAttrs({ ...structuredClone(wide), type: 'tableHeader' }, { colspan: 2 }),
      block('tableCell', 'd', paragraph('q', '14 cases')),
    ),
  )
  const [row] = view.rows
  expect(row?.shape === 'table' && row.lines[0]?.cells[0]?.attributes).toEqual([
    { of: 'tableHeader', name: 'blockType', before: 'tableCell', after: 'tableHeader' },
    { of: 'tableHeader', name: 'colspan', after: 2 },
  ])
  expect(view.steps.map(({ of: what }) => what)).toEqual(['table-cell', 'words'])
})

test('[VC1] [VC2] two blocks that changed places with what they stand in are found, and put back', () => {
  const before = doc(block('blockquote', 'a', block('blockquote', 'b', paragraph('p', 'Within both'))))
  const after = doc(block('blockquote', 'b', block('blockquote', 'a', paragraph('p', 'Within both'))))
  const comparison = compareDocuments(before, after)
  expect(applyComparison(before, comparison)).toEqual(after)
  expect(revertComparison(after, comparison)).toEqual(before)
  expect(compared(before, after).view.rows[0]).toMatchObject({ kind: 'changed', entered: ['blockquote'] })
})

test('[VC1] a comparison is refused by a text that it is not of', () => {
  const comparison = compareDocuments(doc(...TEN), doc(...TEN.slice(3)))
  expect(() => applyComparison(doc(...TEN.slice(5)), comparison)).toThrow('of another text')
})

test('[VC11] what has not changed is not in a comparison', () => {
  const comparison = compareDocuments(
    doc(...TEN),
    doc(...TEN.with(4, paragraph('e', 'Words of the paragraph e.'))),
  )
  expect(JSON.stringify(comparison)).not.toContain('paragraph d')
  expect(JSON.stringify(comparison).length).toBeLessThan(250)
})

test('[VC11] texts that are made to be hard to compare are compared all the same', () => {
  // Eight words in any order: everything is everywhere.
  const few = (seed: number) => {
    let state = seed
    const next = () => {
      state = (state * 48_271) % 2_147_483_647
      return 'abcdefgh'.charAt(state % 8)
    }
    return Array.from({ length: 20_000 }, next).join(' ')
  }
  const [before, after] = [doc(paragraph('a', few(3))), doc(paragraph('a', few(5)))]
  const from = performance.now()
  expect(applyComparison(before, compareDocuments(before, after))).toEqual(after)
  expect(performance.now() - from).toBeLessThan(10_000)
})
