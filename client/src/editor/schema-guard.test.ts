import { ySyncPluginKey } from '@tiptap/y-tiptap'
import { expect, onTestFinished, test } from 'vitest'
import * as Y from 'yjs'
import { SchemaGuard } from './schema-guard.ts'

function el(name: string, ...children: (Y.XmlElement | Y.XmlText)[]): Y.XmlElement {
  const element = new Y.XmlElement(name)
  element.insert(0, children)
  return element
}
const p = (words: string) => el('paragraph', new Y.XmlText(words))

/** Two copies of one text: `here` under guard, `there` as somebody else has it. */
function twoCopies(...blocks: Y.XmlElement[]) {
  const there = new Y.Doc()
  there.getXmlFragment('document').insert(0, [p('First.'), ...blocks])
  const here = new Y.Doc()
  const bring = () => Y.applyUpdate(here, Y.encodeStateAsUpdate(there, Y.encodeStateVector(here)), 'line')
  bring()
  const guard = new SchemaGuard(here)
  onTestFinished(() => guard.destroy())
  const [hereText, text] = [here.getXmlFragment('document'), there.getXmlFragment('document')]
  return { here, hereText, text, there, bring, guard }
}

test('[SG1] a text with an unknown part is not whole from the first, and whole when the part is gone', () => {
  const { text, bring, guard } = twoCopies(el('callout', p('Foreign.')))
  expect(guard.isWhole).toBe(false)
  text.delete(1)
  bring()
  expect(guard.isWhole).toBe(true)
})

test('[SG3] the guard speaks before any observer of the text has seen the change', () => {
  const { hereText, text, bring, guard } = twoCopies()
  const heard: string[] = []
  hereText.observeDeep(() => heard.push('observer'))
  guard.subscribe(() => heard.push(guard.isWhole ? 'whole' : 'strange'))
  text.push([p('Known.')])
  bring()
  text.push([el('blockquote', el('callout', p('Foreign.')))])
  bring()
  expect(heard).toEqual(['observer', 'strange', 'observer'])
})

test('[SG3] each kind of change is seen: a mark, an attribute, a child, deep below and in what came before', () => {
  const changes: [string, (text: Y.XmlFragment) => void][] = [
    ['a mark', (text) => runOf(text).format(0, 2, { comment: { id: '1' } })],
    ['an embedded thing', (text) => runOf(text).insertEmbed(1, { image: 'x' })],
    ['an attribute', (text) => blockOf(text).setAttribute('align', 'center')],
    ['a child', (text) => blockOf(text).push([el('sidenote')])],
    ['text at the root', (text) => text.push([new Y.XmlText('loose')])],
    ['something deep', (text) => text.push([el('bulletList', el('listItem', p('x'), el('poll')))])],
  ]
  for (const [name, change] of changes) {
    const { text, bring, guard } = twoCopies()
    change(text)
    bring()
    expect([name, guard.isWhole]).toEqual([name, false])
  }
})

test('[SG3] what two people do at once is judged together', () => {
  const list = el('bulletList', el('listItem', p('One.')), el('listItem', p('Two.')))
  const { hereText, text, bring, guard } = twoCopies(list)
  const item = (of: Y.XmlFragment, at: number) => (of.get(1) as Y.XmlElement).get(at) as Y.XmlElement
  // There a list is put into an item; here the item loses the paragraph before it.
  item(text, 0).push([el('bulletList', el('listItem', p('Nested.')))])
  item(hereText, 0).delete(0)
  bring()
  expect(guard.isWhole).toBe(false)
})

test('[SG5] a list of which two people have deleted the items is no reason to stop, until it holds words again', () => {
  const { text, bring, guard } = twoCopies(el('bulletList', el('listItem', el('bulletList', el('listItem')))))
  expect(guard.isWhole).toBe(true)
  const list = text.get(1) as Y.XmlElement
  const inner = (list.get(0) as Y.XmlElement).get(0) as Y.XmlElement
  const innerItem = inner.get(0) as Y.XmlElement
  innerItem.push([p('')])
  bring()
  expect(guard.isWhole).toBe(true)
  runOf(innerItem, 0).insert(0, 'Words.')
  bring()
  expect(guard.isWhole).toBe(false)
})

test('[SG3] what the editor writes is not looked at, nor what stands outside the text', () => {
  const { here, hereText, guard } = twoCopies()
  here.transact(() => hereText.push([el('callout')]), ySyncPluginKey)
  here.getXmlFragment('elsewhere').push([el('callout')])
  expect(guard.isWhole).toBe(true)
})

function blockOf(text: Y.XmlFragment): Y.XmlElement {
  return text.get(0) as Y.XmlElement
}

function runOf(text: Y.XmlFragment, at = 0): Y.XmlText {
  return (text.get(at) as Y.XmlElement).get(0) as Y.XmlText
}
