import { describe, expect, test } from 'vitest'
import { block, doc, paragraph, withAttrs } from '../comparison/test-text.ts'
import type { JsonNode } from '../document/document-json.ts'
import { documentHtml } from './document-html.ts'
import { documentMarkdown } from './document-markdown.ts'
import type { Picture } from './pictures.ts'
import { DEFAULT_FORM } from './word/page-form.ts'
import { pictureParts } from './word/picture-names.ts'
import { wordParts } from './word/word-parts.ts'

const [WELL, MAP, OTHER] = ['a', 'b', 'c'].map((letter) => letter.repeat(64))
const image = (id = '', alt: string | null = null): JsonNode =>
  withAttrs(block('image', `block-${id[0]}`), { image: id, ...(alt !== null && { alt }) })
const well: Picture = { type: 'image/png', bytes: new Uint8Array([1, 2, 3]), width: 1_600, height: 800 }
const map: Picture = { type: 'image/jpeg', bytes: new Uint8Array([4, 5, 6]), width: 100, height: 50 }
/** In another order than they stand in, with one that does not stand anywhere. */
const pictures = new Map([
  [OTHER ?? '', well],
  [MAP ?? '', map],
  [WELL ?? '', well],
])
const text = doc(
  paragraph('p', 'Words'),
  image(WELL, 'A dry [well]'),
  image(MAP, ''),
  image(WELL, 'The same'),
  image(MAP),
  image('d'.repeat(64), 'One that is gone'),
  image('e'.repeat(64)),
)
const plain = { isNumbered: false, pictures }

describe('[PI10] a picture in a file', () => {
  test('of HTML is in the file itself, or beside it where it has an address there', () => {
    const html = documentHtml(text, plain)
    expect(html).toContain(
      '<img src="data:image/png;base64,AQID" alt="A dry [well]" width="1600" height="800">',
    )
    expect(html).toContain('<img src="data:image/jpeg;base64,BAUG" alt="" width="100" height="50">')
    expect(html).toContain('<em>One that is gone</em>')
    expect(html.match(/<figure/g)).toHaveLength(4)
    const beside = new Map([[WELL ?? '', { ...well, address: 'picture-1.png' }]])
    expect(documentHtml(text, { ...plain, pictures: beside })).toContain(
      '<img src="picture-1.png" alt="A dry',
    )
  })

  test('of Markdown is named where it stands and defined at the end, each once', () => {
    const lines = documentMarkdown(text, plain).split('\n').filter(Boolean)
    expect(lines).toEqual([
      'Words',
      '![A dry \\[well\\]][picture-1]',
      '![][picture-2]',
      '![The same][picture-1]',
      '![][picture-2]',
      '*One that is gone*',
      '[picture-1]: data:image/png;base64,AQID',
      '[picture-2]: data:image/jpeg;base64,BAUG',
    ])
  })

  test('of Word is a drawing with its description, within the lines of the page, and a part of its own once', () => {
    const drawing = { ...plain, title: '', language: 'en', organizations: [], form: DEFAULT_FORM }
    const words = { contents: '', submittedBy: '' }
    const parts = wordParts(text, { ...drawing, words, cover: null, hasContents: false })
    const main = String(parts['word/document.xml'])
    expect(main.match(/<wp:inline/g)).toHaveLength(4)
    expect(main).toContain('<wp:docPr id="1" name="Picture 1" descr="A dry [well]">')
    // Only what somebody has called decoration is one.
    expect(main.match(/adec:decorative/g)).toHaveLength(1)
    expect(main.match(/wp:docPr id="\d"/g)).toEqual([
      'wp:docPr id="1"',
      'wp:docPr id="2"',
      'wp:docPr id="3"',
      'wp:docPr id="4"',
    ])
    expect(main).toContain('<a:blip r:embed="picture1"/>')
    expect(main).toContain('<wp:extent cx="5760085" cy="2880043"/>')
    expect(main).toContain('<wp:extent cx="952500" cy="476250"/>')
    expect(main).toContain('One that is gone')
    expect(parts['word/_rels/document.xml.rels']).toContain('Target="media/picture-2.jpg"')
    expect(pictureParts(text, pictures)).toEqual({
      'word/media/picture-1.png': well.bytes,
      'word/media/picture-2.jpg': map.bytes,
    })
  })
})
