import { ROOT_NAME } from '@plenary/shared/document/schema-version.ts'
import * as encoding from 'lib0/encoding'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import {
  bytes,
  change,
  copyOf,
  element,
  isRefused,
  ME,
  OTHER,
  paragraph,
  passes,
  room,
  text,
} from './gate-test-kit.ts'

describe('[GA1] an update is exactly one sound V1 update', () => {
  test('an empty one passes', () => {
    passes(room(), Y.encodeStateAsUpdate(new Y.Doc()))
  })
  test('bytes after it are refused', () => {
    const doc = room()
    isRefused(doc, new Uint8Array([...change(doc, (_, root) => root.push([paragraph('new')])), 0]), '[GA1]')
  })
  test('half of one is refused', () => {
    const doc = room()
    isRefused(doc, change(doc, (_, root) => root.push([paragraph('new')])).slice(0, -4), '[GA1]')
  })
  test('a count beyond the bytes is refused without making room for it', () => {
    isRefused(
      room(),
      bytes({ count: 2 ** 40 }, () => {}),
      '[GA1]',
    )
  })
  test('a skip is refused', () => {
    const skip = bytes({}, (to) => {
      encoding.writeUint8(to, 10)
      encoding.writeVarUint(to, 5)
    })
    isRefused(room(), skip, '[GA1]')
  })
  test('two runs of one client are refused, since Yjs would keep one and wait for the other', () => {
    const run = (to: encoding.Encoder, clock: number) => {
      for (const number of [1, ME, clock]) encoding.writeVarUint(to, number)
      encoding.writeUint8(to, 0)
      encoding.writeVarUint(to, 3)
    }
    const twice = encoding.encode((to) => {
      encoding.writeVarUint(to, 2)
      run(to, 0)
      run(to, 3)
      encoding.writeVarUint(to, 0)
    })
    isRefused(room(), twice, '[GA1]')
  })
  test.each([
    [
      'a map',
      (mine: Y.Doc) => mine.getXmlFragment(ROOT_NAME).insert(0, [new Y.Map() as unknown as Y.XmlElement]),
    ],
    [
      'a subdocument',
      (_: Y.Doc, root: Y.XmlFragment) => element(root).setAttribute('id', new Y.Doc() as unknown as string),
    ],
    [
      'binary',
      (_: Y.Doc, root: Y.XmlFragment) =>
        element(root).setAttribute('id', new Uint8Array(9) as unknown as string),
    ],
    [
      'an embed',
      (_: Y.Doc, root: Y.XmlFragment) => text(root).insertEmbed(0, { image: 'https://tracker.example' }),
    ],
  ])('%s is refused', (_name, act) => {
    const doc = room()
    isRefused(doc, change(doc, act), '[GA1]')
  })
})

describe('[GA2] a client writes only under ids leased to its member', () => {
  test('one of several own ids passes', () => {
    const doc = room()
    passes(
      doc,
      change(doc, (_, root) => root.push([paragraph('mine')]), 9),
      new Set([ME, 9]),
    )
  })
  test('the next positions of somebody else are refused', () => {
    const doc = room()
    isRefused(
      doc,
      change(doc, (_, root) => root.push([paragraph('in their name')]), OTHER),
      '[GA2]',
    )
  })
})

describe('[GA3] what a client writes follows what it wrote before', () => {
  test('the next positions pass', () => {
    const doc = room()
    passes(
      doc,
      change(doc, (_, root) => root.push([paragraph('one')])),
    )
    passes(
      doc,
      change(doc, (_, root) => root.push([paragraph('two')])),
    )
  })
  test('an update after one that never came is refused', () => {
    const doc = room()
    const mine = copyOf(doc, ME)
    mine.getXmlFragment(ROOT_NAME).push([paragraph('never sent')])
    isRefused(
      doc,
      change(mine, (_, root) => root.push([paragraph('sent')])),
      '[GA3]',
    )
  })
  test('the same update again passes, and there is nothing to store', () => {
    const doc = room()
    const update = change(doc, (_, root) => root.push([paragraph('one')]))
    expect(passes(doc, update)?.update).toEqual(update)
    expect(passes(doc, update)).toBeNull()
  })
  test('a known position told as something else gives nobody a new place', () => {
    const doc = room()
    passes(
      doc,
      change(doc, (_, root) => text(root).insert(0, 'ab')),
    )
    const forged = bytes({ count: 3, clock: 0 }, (to) => {
      // Position 0, a letter, is said to be a paragraph; position 2 then wants to be text in it.
      encoding.writeUint8(to, 7)
      encoding.writeVarUint(to, 1)
      encoding.writeVarString(to, ROOT_NAME)
      encoding.writeVarUint(to, 3)
      encoding.writeVarString(to, 'paragraph')
      encoding.writeUint8(to, 0)
      encoding.writeVarUint(to, 1)
      encoding.writeUint8(to, 7)
      for (const number of [0, ME, 0, 6]) encoding.writeVarUint(to, number)
    })
    isRefused(doc, forged, '[GA6]')
  })
})

test('[GA3] a clock has an end, long before numbers lose count', () => {
  const gone = (length: number) => (to: encoding.Encoder) => {
    encoding.writeUint8(to, 0)
    encoding.writeVarUint(to, length)
  }
  passes(room(), bytes({}, gone(1_000)))
  isRefused(room(), bytes({}, gone(2 ** 31 + 1)), '[GA3]')
  isRefused(room(), bytes({}, gone(Number.MAX_SAFE_INTEGER)), '[GA3]')
})

describe('[GA4] neighbours and parents are known', () => {
  const beside = (client: number, clock: number) =>
    bytes({}, (to) => {
      encoding.writeUint8(to, 0x80 | 4)
      encoding.writeVarUint(to, client)
      encoding.writeVarUint(to, clock)
      encoding.writeVarString(to, 'x')
    })
  test('a place beside somebody else’s words passes', () => {
    const doc = room()
    passes(
      doc,
      change(doc, (_, root) => text(root).insert(3, 'very ')),
    )
  })
  test('a place beside words of the future is refused', () => {
    isRefused(room(), beside(OTHER, 10_000), '[GA4]')
  })
  test('a place beside a client that nobody knows is refused', () => {
    isRefused(room(), beside(999, 0), '[GA4]')
  })
  test('a place beside itself is refused', () => {
    isRefused(room(), beside(ME, 0), '[GA4]')
  })
  test('an unknown parent is refused', () => {
    const orphan = bytes({}, (to) => {
      encoding.writeUint8(to, 4)
      for (const number of [0, OTHER, 10_000]) encoding.writeVarUint(to, number)
      encoding.writeVarString(to, 'x')
    })
    isRefused(room(), orphan, '[GA4]')
  })
})

describe('[GA5] there is one root', () => {
  test('another is refused', () => {
    const doc = room()
    isRefused(
      doc,
      change(doc, (mine) => mine.getXmlFragment('elsewhere').push([paragraph('hidden')])),
      '[GA5]',
    )
  })
})

describe('[GA6] nodes and text stand where the schema has them', () => {
  test('lists, tables and quotes pass', () => {
    const doc = room()
    passes(
      doc,
      change(doc, (_, root) => {
        const nested = (...names: string[]) => {
          const [first, ...rest] = names
          const node = new Y.XmlElement(first)
          node.insert(0, [rest.length > 0 ? nested(...rest) : new Y.XmlText('words')])
          return node
        }
        root.push([nested('bulletList', 'listItem', 'paragraph')])
        root.push([nested('table', 'tableRow', 'tableCell', 'paragraph')])
        root.push([nested('blockquote', 'paragraph')])
        root.push([new Y.XmlElement('horizontalRule')])
      }),
    )
  })
  test('a line break in a paragraph passes', () => {
    const doc = room()
    passes(
      doc,
      change(doc, (_, root) => element(root).push([new Y.XmlElement('hardBreak')])),
    )
  })
  test.each([
    ['text at the root', (root: Y.XmlFragment) => root.push([new Y.XmlText('loose')])],
    ['an unknown node', (root: Y.XmlFragment) => root.push([new Y.XmlElement('iframe')])],
    ['a paragraph in a paragraph', (root: Y.XmlFragment) => element(root).push([paragraph('inner')])],
    ['a cell without a table', (root: Y.XmlFragment) => root.push([new Y.XmlElement('tableCell')])],
    [
      'text in a list',
      (root: Y.XmlFragment) => {
        const list = new Y.XmlElement('bulletList')
        list.insert(0, [new Y.XmlText('loose')])
        root.push([list])
      },
    ],
  ])('%s is refused', (_name, act) => {
    const doc = room()
    isRefused(
      doc,
      change(doc, (_, root) => act(root)),
      '[GA6]',
    )
  })
  test('an undo brings back a list item that two people wrote, its second block before its first', () => {
    const doc = room()
    const quoted = change(
      doc,
      (_, root) => {
        const [list, item, quote] = ['bulletList', 'listItem', 'blockquote'].map(
          (name) => new Y.XmlElement(name),
        )
        if (!list || !item || !quote) return
        quote.insert(0, [paragraph('second')])
        item.insert(0, [paragraph('replaced'), quote])
        list.insert(0, [item])
        root.insert(0, [list])
      },
      OTHER,
    )
    passes(doc, quoted, new Set([OTHER]))
    const begin = (_: Y.Doc, root: Y.XmlFragment) => {
      const item = element(root).get(0)
      if (!(item instanceof Y.XmlElement)) return
      item.insert(0, [paragraph('first')])
      item.delete(1, 1)
    }
    passes(doc, change(doc, begin, 6), new Set([6]))
    const mine = copyOf(doc, ME)
    const root = mine.getXmlFragment(ROOT_NAME)
    const words = root.toString()
    const undo = new Y.UndoManager(root)
    root.delete(0, 1)
    undo.undo()
    expect(root.toString()).toBe(words)
    passes(doc, Y.encodeStateAsUpdate(mine, Y.encodeStateVector(doc)))
    expect(doc.getXmlFragment(ROOT_NAME).toString()).toBe(words)
  })
  test('what is written into a paragraph that somebody has deleted passes, and is gone with it', () => {
    const doc = room()
    const update = change(doc, (_, root) => text(root).insert(2, 'late'))
    doc.getXmlFragment(ROOT_NAME).delete(0, 1)
    passes(doc, update)
    expect(doc.getXmlFragment(ROOT_NAME).toString()).not.toContain('late')
  })
})

describe('[GA7] marks and attributes are those of the schema', () => {
  test('bold, a link and a heading pass', () => {
    const doc = room()
    passes(
      doc,
      change(doc, (_, root) => {
        text(root).format(0, 3, { bold: {} })
        text(root).format(4, 3, { link: { href: 'https://larkspur.example/' } })
        const heading = new Y.XmlElement<{ level: number; id: string }>('heading')
        heading.setAttribute('level', 2)
        heading.setAttribute('id', 'abc')
        root.push([heading as unknown as Y.XmlElement])
      }),
    )
  })
  test('an attribute changed twice passes', () => {
    const doc = room()
    passes(
      doc,
      change(doc, (_, root) => element(root).setAttribute('id', 'one')),
    )
    passes(
      doc,
      change(doc, (_, root) => element(root).setAttribute('id', 'two')),
    )
  })
  test.each([
    ['an unknown mark', (root: Y.XmlFragment) => text(root).format(0, 3, { script: {} })],
    [
      'an unknown attribute of a mark',
      (root: Y.XmlFragment) => text(root).format(0, 3, { bold: { onclick: 'x' } }),
    ],
    [
      'a link that runs code',
      (root: Y.XmlFragment) => text(root).format(0, 3, { link: { href: 'javascript:alert(1)' } }),
    ],
    [
      'a link to a file',
      (root: Y.XmlFragment) => text(root).format(0, 3, { link: { href: 'file:///etc/passwd' } }),
    ],
    ['an unknown attribute', (root: Y.XmlFragment) => element(root).setAttribute('onclick', 'alert(1)')],
    ['an attribute of another node', (root: Y.XmlFragment) => element(root).setAttribute('level', '2')],
    ['an endless attribute', (root: Y.XmlFragment) => element(root).setAttribute('id', 'x'.repeat(10_000))],
    [
      'a node as an attribute',
      (root: Y.XmlFragment) =>
        element(root).setAttribute('id', new Y.XmlElement('paragraph') as unknown as string),
    ],
    ['an attribute of every object', (root: Y.XmlFragment) => element(root).setAttribute('constructor', 'x')],
    [
      'a mark of every object',
      (root: Y.XmlFragment) => text(root).format(0, 3, JSON.parse('{"toString":{}}')),
    ],
    [
      'a language of another kind',
      (root: Y.XmlFragment) => element(root).setAttribute('lang', [1, 2] as unknown as string),
    ],
    ['an attribute of a text', (root: Y.XmlFragment) => text(root).setAttribute('id', 'x')],
  ])('%s is refused', (_name, act) => {
    const doc = room()
    isRefused(
      doc,
      change(doc, (_, root) => act(root)),
      '[GA7]',
    )
  })
  test.each([
    ['heading', 'level', 99],
    ['tableCell', 'colspan', 1e9],
    ['tableCell', 'rowspan', 'abc'],
    ['tableCell', 'colwidth', [1e12]],
    ['orderedList', 'start', Number.MAX_SAFE_INTEGER],
  ])('a %s with %s %j is refused', (name, attribute, value) => {
    const doc = room()
    const wrapped: Record<string, string[]> = { tableCell: ['table', 'tableRow'] }
    const act = (_: Y.Doc, root: Y.XmlFragment) => {
      const node = new Y.XmlElement<{ [key: string]: unknown & string }>(name)
      node.setAttribute(attribute, value as string)
      let outer: Y.XmlElement = node as unknown as Y.XmlElement
      for (const around of [...(wrapped[name] ?? [])].reverse()) {
        const parent = new Y.XmlElement(around)
        parent.insert(0, [outer])
        outer = parent
      }
      root.push([outer])
    }
    isRefused(doc, change(doc, act), '[GA7]')
  })
  test('a later value of an attribute is held to the same key', () => {
    const doc = room()
    passes(
      doc,
      change(doc, (_, root) => element(root).setAttribute('lang', 'fr')),
    )
    isRefused(
      doc,
      change(doc, (_, root) => element(root).setAttribute('lang', 'x'.repeat(10_000))),
      '[GA7]',
    )
  })
})

describe('[GA8] nesting has an end', () => {
  const nest = (levels: number) => (_: Y.Doc, root: Y.XmlFragment) => {
    let inner: Y.XmlElement = paragraph('deep')
    for (let level = 0; level < levels; level++) {
      const quote = new Y.XmlElement('blockquote')
      quote.insert(0, [inner])
      inner = quote
    }
    root.push([inner])
  }
  test('ten levels pass', () => {
    const doc = room()
    passes(doc, change(doc, nest(10)))
  })
  test('a hundred are refused', () => {
    const doc = room()
    isRefused(doc, change(doc, nest(100)), '[GA8]')
  })
  test('a hundred, one update each, are refused on the way', () => {
    const doc = room()
    const mine = copyOf(doc, 1)
    const grow = () => {
      for (let level = 0; level < 100; level++) {
        const update = change(mine, (_, root) => {
          let at = element(root)
          while (at.get(0) instanceof Y.XmlElement) at = at.get(0) as Y.XmlElement
          const quote = new Y.XmlElement('blockquote')
          if (at.nodeName === 'blockquote') at.insert(0, [quote])
          else root.insert(0, [quote])
        })
        Y.applyUpdate(mine, update)
        passes(doc, update)
      }
    }
    expect(grow).toThrow('[GA8]')
  })
})

describe('[GA9] only what exists is deleted', () => {
  const deletion = (client: number, clock: number, length: number) =>
    bytes(
      { count: 0 },
      () => {},
      (to) => {
        for (const number of [1, client, 1, clock, length]) encoding.writeVarUint(to, number)
      },
    )
  test('anybody’s words can be deleted', () => {
    const doc = room()
    passes(
      doc,
      change(doc, (_, root) => root.delete(0, 1)),
    )
    expect(doc.getXmlFragment(ROOT_NAME).length).toBe(1)
  })
  test('words that are not yet typed cannot', () => {
    isRefused(room(), deletion(OTHER, 0, 10_000), '[GA9]')
  })
  test('words of nobody cannot', () => {
    isRefused(room(), deletion(4_242, 0, 1), '[GA9]')
  })
  test('nothing at the end of what exists cannot, since Yjs would wait for it', () => {
    const doc = room()
    isRefused(doc, deletion(OTHER, Y.getState(doc.store, OTHER), 0), '[GA9]')
  })
})

test('[GA10] an offline spell with deletions, undo and formats passes in one piece', () => {
  const doc = room()
  const mine = copyOf(doc, ME)
  const before = Y.encodeStateVector(mine)
  const root = mine.getXmlFragment(ROOT_NAME)
  const undo = new Y.UndoManager(root)
  for (let i = 0; i < 200; i++) {
    root.insert(i % root.length, [paragraph(`spell ${i}`)])
    if (i % 3 === 0) root.delete((i * 7) % root.length, 1)
    if (i % 5 === 0) text(root, i % root.length).format(0, 2, { italic: {} })
    if (i % 11 === 0) undo.undo()
    if (i % 23 === 0) undo.redo()
    undo.stopCapturing()
  }
  passes(doc, Y.encodeStateAsUpdate(mine, before))
  expect(doc.getXmlFragment(ROOT_NAME).toString()).toBe(root.toString())
})
