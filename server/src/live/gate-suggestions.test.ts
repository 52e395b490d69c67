import { hashOfMark } from '@plenary/shared/document/stored-mark.ts'
import { inOrder } from '@plenary/shared/document/suggestion.ts'
import { describe, expect, test } from 'vitest'
import type * as Y from 'yjs'
import { XmlElement } from 'yjs'
import { change, element, isRefused, passes, room, text } from './gate-test-kit.ts'

const source = {
  id: '3f2b8c1e-5d4a-4f6b-9c7d-1a2b3c4d5e6f',
  author: 'Maëlle T.',
  authorId: '0195f6a0-0000-7000-8000-000000000002',
  organizationId: '0195f6a0-0000-7000-8000-000000000003',
  organization: 'Réseau Aubépine',
  letters: 'RA',
  hue: 2,
}
const nameless = { ...source, author: null, authorId: null }
const formers = JSON.stringify([{ type: 'bold' }, { type: 'link', attrs: { href: 'https://a.example' } }])
const heading = JSON.stringify({ type: 'heading', attrs: { level: 2, lang: 'fr' } })

/** As y-tiptap stores it: under its own hash, attributes in the order of the schema. */
function keyOf(name: string, value: unknown): string {
  const isWhole = typeof value === 'object' && value !== null && !Array.isArray(value)
  return `${name}--${hashOfMark(name, isWhole ? inOrder({ ...value }) : {})}`
}

type Act = (mine: Y.Doc, root: Y.XmlFragment) => void

function marked(name: string, value: unknown): Act {
  return (_mine, root) => text(root).format(4, 5, { [keyOf(name, value)]: value as object })
}

function described(name: string, value: unknown): Act {
  return (_mine, root) => element(root).setAttribute(name, JSON.stringify(value))
}

describe('[SU5] the gate lets suggestions through that an editor writes', () => {
  test.each([
    ['words put in', marked('insertion', source)],
    ['words to go', marked('deletion', source)],
    ['words in a room without names', marked('insertion', nameless)],
    ['words formatted anew', marked('modification', { ...source, before: formers })],
    ['a block put in', described('inserted', source)],
    ['a block to go', described('deleted', source)],
    ['a paragraph split off', described('split', source)],
    ['a paragraph to be joined', described('joined', nameless)],
    ['a paragraph that was a heading', described('changed', { ...source, before: heading })],
  ])('%s', (_name, act) => {
    const doc = room()
    expect(passes(doc, change(doc, act))).not.toBeNull()
  })
})

const { author: _author, ...anonymous } = source

describe('[SU5] the gate refuses suggestions that no editor writes', () => {
  test.each([
    ['an id that is no UUID', { ...source, id: 'javascript:alert(1)' }],
    ['an id as a number', { ...source, id: 7 }],
    ['a name in two lines', { ...source, author: 'Maëlle\nT.' }],
    ['a name that turns the words after it', { ...source, author: 'T.\u202Eelleam' }],
    ['a name beyond its length', { ...source, author: 'M'.repeat(81) }],
    ['no name and no null', anonymous],
    ['an id of a person that is none', { ...source, authorId: '"><script>' }],
    ['an organisation without an id', { ...source, organizationId: null }],
    ['an organisation beyond its length', { ...source, organization: 'x'.repeat(25) }],
    ['a word for letters', { ...source, letters: 'LETTERS!!' }],
    ['a hue beyond the eight', { ...source, hue: 9 }],
    ['a hue as a text', { ...source, hue: 'red;background:url(x)' }],
    ['a field that is unknown', { ...source, style: 'color:red' }],
    ['a list', [source]],
    ['a text', 'x'],
  ])('%s', (_name, value) => {
    for (const act of [marked('insertion', value), marked('deletion', value), described('inserted', value)]) {
      const doc = room()
      isRefused(doc, change(doc, act), '[GA7]')
    }
  })
  test.each(['insertion', 'insertion--AAAAAAAA', 'deletion--', `bold--${'A'.repeat(8)}`])(
    'a mark under the key %s, which is not its own',
    (key) => {
      const doc = room()
      const act: Act = (_mine, root) =>
        text(root).format(4, 5, { [key]: key.startsWith('bold') ? {} : source })
      isRefused(doc, change(doc, act), '[GA7]')
    },
  )
  test.each([
    ['nothing', undefined],
    ['no JSON', '['],
    ['a mark that is unknown', '[{"type":"blink"}]'],
    ['a suggestion', JSON.stringify([{ type: 'insertion', attrs: source }])],
    ['an unsafe link', '[{"type":"link","attrs":{"href":"javascript:alert(1)"}}]'],
    ['null for a mark', '[null]'],
    ['too many marks', JSON.stringify(new Array(9).fill({ type: 'bold' }))],
    ['a text beyond all length', `[${' '.repeat(5_000)}]`],
  ])('formatting that was %s before', (_name, before) => {
    const doc = room()
    isRefused(doc, change(doc, marked('modification', { ...source, ...(before && { before }) })), '[GA7]')
  })
  test.each([
    ['a table', '{"type":"table"}'],
    ['a node that is unknown', '{"type":"script"}'],
    ['a heading of level 9', '{"type":"heading","attrs":{"level":9}}'],
    ['nothing', 'null'],
  ])('a paragraph that was %s before', (_name, before) => {
    const doc = room()
    isRefused(doc, change(doc, described('changed', { ...source, before })), '[GA7]')
  })
  test('a list that is split off, as only text blocks are', () => {
    const doc = room()
    const act: Act = (_mine, root) => {
      const list = new XmlElement('bulletList')
      root.push([list])
      list.setAttribute('split', JSON.stringify(source))
    }
    isRefused(doc, change(doc, act), '[GA7]')
  })
})
