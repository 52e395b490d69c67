import { expect, test } from 'vitest'
import { block, compared, doc, heading, paragraph, withAttrs, words } from './test-text.ts'
import { piecesOn } from './view.ts'

const SOURCE = {
  id: '0195f6a0-0000-7000-8000-000000000001',
  author: 'Imani O.',
  authorId: '0195f6a0-0000-7000-8000-000000000002',
  organizationId: '0195f6a0-0000-7000-8000-000000000003',
  organization: 'Larkspur',
  letters: 'LC',
  hue: 1,
}

test('[VC8] changes that are near each other in a paragraph are one, others are counted apart', () => {
  const { view, lines } = compared(
    doc(
      paragraph('a', 'The police beat and held him for days, and he was not told why nor seen by anybody.'),
    ),
    doc(
      paragraph(
        'a',
        'The army beat and detained him for days, and he was not told why nor visited by anybody.',
      ),
    ),
  )
  expect(lines).toEqual([
    'changed The [-police][+army] beat and [-held][+detained] him for days, and he was not told why nor [-seen][+visited] by anybody.',
  ])
  const [row] = view.rows
  expect(row?.shape === 'words' && row.pieces.map(({ step }) => step)).toEqual([
    null,
    1,
    1,
    null,
    1,
    1,
    null,
    2,
    2,
    null,
  ])
  expect(view.steps.map(({ number, rows }) => [number, rows])).toEqual([
    [1, [0]],
    [2, [0]],
  ])
})

test('[VC8] a list that came as a whole is one change', () => {
  const items = ['a', 'b', 'c'].map((id) => block('listItem', `i${id}`, paragraph(id, `Point ${id}`)))
  const { view } = compared(
    doc(paragraph('p', 'First')),
    doc(paragraph('p', 'First'), block('bulletList', 'l', ...items)),
  )
  expect(view.steps).toEqual([{ number: 1, kind: 'inserted', of: 'block', section: '', rows: [1, 2, 3] }])
})

test('[VC8] in two columns each side has its own words, and items their signs', () => {
  const list = (...texts: string[]) =>
    withAttrs(
      block(
        'orderedList',
        'l',
        ...texts.map((text, at) => block('listItem', `i${at}`, paragraph(`p${at}`, text))),
      ),
      {
        start: 4,
      },
    )
  const { view } = compared(doc(list('One old word', 'Two')), doc(list('One new word', 'Two')))
  const [row] = view.rows
  if (row?.shape !== 'words') throw new Error('no words')
  const textOn = (side: 'before' | 'after') =>
    piecesOn(side, row.pieces)
      .map(({ text }) => text)
      .join('')
  expect([textOn('before'), textOn('after')]).toEqual(['One old word', 'One new word'])
  expect(view.rows.map(({ after }) => after?.containers.map(({ marker }) => marker))).toEqual([
    [null, '4.'],
    [null, '5.'],
  ])
})

test('[VC8] a summary names the sections that were touched, and counts words as everywhere', () => {
  const sections = ['A. Facts', 'B. Law', 'C. Requests'].map((title, at) => heading(`h${at}`, title))
  const text = (...paragraphs: string[]) =>
    doc(...paragraphs.flatMap((each, at) => [sections[at] ?? paragraph('x'), paragraph(`p${at}`, each)]))
  const { summary } = compared(
    text('Nobody was heard.', 'The law is clear.', 'We ask for l’accès.'),
    text('Nobody was ever heard.', 'The law is clear.', 'We ask for l’aide.'),
  )
  expect(summary).toEqual({
    isSame: false,
    steps: 2,
    blocks: {
      inserted: 0,
      deleted: 0,
      moved: 0,
      changed: 2,
      restyled: 0,
      relabelled: 0,
      split: 0,
      joined: 0,
    },
    words: { added: 2, removed: 1 },
    wordsWithSuggestions: { added: 2, removed: 1 },
    sections: ['A. Facts', 'C. Requests'],
  })
})

test('[VC8] a heading within a quote begins no section, as in the table of a round', () => {
  const text = (end: string) =>
    doc(
      heading('h', 'A. Facts'),
      block('blockquote', 'q', heading('i', 'Quoted')),
      paragraph('p', `And ${end}`),
    )
  expect(compared(text('then'), text('now')).summary.sections).toEqual(['A. Facts'])
})

test('[VC8] what is suggested counts no words before it is accepted', () => {
  const suggested = (type: string) => words('did not ', { type, attrs: SOURCE })
  const plain = doc(paragraph('a', 'They answer.'))
  const { summary } = compared(plain, doc(paragraph('a', 'They ', suggested('insertion'), 'answer.')))
  expect([summary.words, summary.wordsWithSuggestions]).toEqual([
    { added: 0, removed: 0 },
    { added: 2, removed: 0 },
  ])
  const accepted = compared(
    doc(paragraph('a', 'They ', suggested('insertion'), 'answer.')),
    doc(paragraph('a', 'They did not answer.')),
  )
  expect(accepted.lines).toEqual(['restyled They [~did not ]answer.'])
  expect(accepted.summary.words).toEqual({ added: 2, removed: 0 })
})

test('[VC8] half of a paragraph that is only suggested brings and takes no words when it is split off or joined', () => {
  const suggested = (id: string, text: string) =>
    withAttrs(paragraph(id, text), { inserted: JSON.stringify(SOURCE) })
  const whole = doc(suggested('a', 'They must answer. Nobody did.'))
  const accepted = doc(suggested('a', 'They must answer.'), paragraph('b', 'Nobody did.'))
  expect(compared(whole, accepted).summary.words).toEqual({ added: 2, removed: 0 })
  expect(compared(accepted, whole).summary.words).toEqual({ added: 0, removed: 2 })
})
