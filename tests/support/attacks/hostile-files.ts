import { zipSync } from 'fflate'
import { contentTypes, docxFile, relationsPart, wordPart } from '../docx-file.ts'

/** A file that was made to do harm, and the codes of which one is why it is not read. */
export type HostileFile = { title: string; name: string; bytes: () => Uint8Array; codes: readonly string[] }

const MIB = 1024 * 1024
const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'

/** Files that unpack to too much, run something, fetch something, or are broken in a way that readers trip over. */
export const HOSTILE_FILES: readonly HostileFile[] = [
  docx('a zip bomb', ['unpacks-too-large'], () =>
    docxFile({ parts: { 'word/media/a.png': new Uint8Array(140 * MIB) } }),
  ),
  docx('a text that unpacks to 60 MiB', ['unpacks-too-large'], () =>
    docxFile({ parts: { 'word/document.xml': blanks(60) } }),
  ),
  docx('a zip bomb that says it is small', ['wrong-sizes'], () =>
    withSize(docxFile({ parts: { 'word/document.xml': blanks(60) } }), 'word/document.xml', 5_000),
  ),
  docx('a directory that says a text is longer than it is', ['wrong-sizes'], () =>
    withSize(docxFile(), 'word/document.xml', 4_000),
  ),
  docx('a zip bomb in an archive in the file', ['archive-within'], () =>
    docxFile({
      parts: { 'word/embeddings/inner.zip': zipSync({ 'a.zip': zipSync({ a: new Uint8Array(8 * MIB) }) }) },
    }),
  ),
  docx('five thousand parts', ['too-many-parts'], () =>
    docxFile({
      parts: Object.fromEntries(Array.from({ length: 5_000 }, (_, at) => [`word/media/${at}.png`, ''])),
    }),
  ),
  docx('an entity from elsewhere', ['entities'], () =>
    docxFile({
      parts: {
        'word/document.xml': `<?xml version="1.0"?><!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>${body('&x;')}`,
      },
    }),
  ),
  docx('a billion laughs', ['entities'], () => docxFile({ parts: { 'word/document.xml': billionLaughs() } })),
  docx('a billion laughs in the styles', ['entities'], () =>
    docxFile({
      relations: [{ id: 'rId1', kind: 'styles', target: 'styles.xml' }],
      parts: { 'word/styles.xml': billionLaughs() },
    }),
  ),
  docx('elements in each other without end', ['too-deep'], () =>
    docxFile({ body: `${'<w:tbl><w:tr><w:tc>'.repeat(100_000)}${'</w:tc></w:tr></w:tbl>'.repeat(100_000)}` }),
  ),
  docx('two million elements', ['too-complex'], () => docxFile({ body: '<w:p/>'.repeat(2_000_000) })),
  docx('an element with a million attributes', ['too-complex'], () =>
    docxFile({ body: `<w:p ${Array.from({ length: 1_000_000 }, (_, at) => `a${at}=""`).join(' ')}/>` }),
  ),
  docx('names that leave their folder', ['unsafe-names'], () =>
    docxFile({ parts: { '../../../home/.profile': 'echo' } }),
  ),
  docx('macros', ['macros'], () => docxFile({ parts: { 'word/vbaProject.bin': new Uint8Array(64) } })),
  docx('macros under another name', ['macros'], () =>
    docxFile({
      parts: {
        '[Content_Types].xml': contentTypes('application/vnd.ms-word.document.macroEnabled.main+xml'),
        'word/harmless.bin': new Uint8Array(64),
      },
    }),
  ),
  docx('a template from another computer', ['remote-template'], () =>
    docxFile({
      relations: [{ id: 'rId1', kind: 'settings', target: 'settings.xml' }],
      parts: {
        'word/settings.xml': wordPart('settings', ''),
        'word/_rels/settings.xml.rels': relationsPart([
          {
            id: 'rId1',
            kind: 'attachedTemplate',
            target: 'https://elsewhere.example/t.dotm',
            isExternal: true,
          },
        ]),
      },
    }),
  ),
  docx('half a file', ['not-a-document', 'damaged'], () => {
    const whole = docxFile()
    return whole.slice(0, whole.length / 2)
  }),
  docx('nothing that anybody wrote', ['not-a-document', 'damaged'], () =>
    Uint8Array.from({ length: 100_000 }, (_, at) => (at * 7919) % 251),
  ),
  docx('packed bytes that are none', ['damaged', 'wrong-sizes'], () => withGarbage(docxFile())),
  docx('a file with a password', ['protected'], () =>
    Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1),
  ),
  docx('a text that is no XML', ['damaged', 'not-a-document'], () =>
    docxFile({ parts: { 'word/document.xml': new Uint8Array(1_000).fill(0xff) } }),
  ),
  {
    title: 'quotations in each other without end',
    name: 'a.md',
    codes: ['too-deep'],
    bytes: () => new TextEncoder().encode(`${'>'.repeat(5_000)} a`),
  },
  {
    title: 'bytes that are no letters',
    name: 'a.md',
    codes: ['not-text'],
    bytes: () => Uint8Array.of(0x61, 0xff, 0xfe, 0x00),
  },
]

function docx(title: string, codes: readonly string[], bytes: () => Uint8Array): HostileFile {
  return { title, name: 'a.docx', codes, bytes }
}

function body(words: string): string {
  return `<w:document xmlns:w="${WORD}"><w:body><w:p><w:r><w:t>${words}</w:t></w:r></w:p></w:body></w:document>`
}

function blanks(mebibytes: number): Uint8Array {
  return new Uint8Array(mebibytes * MIB).fill(0x20)
}

function billionLaughs(): string {
  const entities = Array.from(
    { length: 10 },
    (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`,
  ).join('')
  return `<?xml version="1.0"?><!DOCTYPE d [<!ENTITY l0 "ha">${entities}]>${body('&l10;')}`
}

/** Says in the directory of a ZIP, and at the part itself, that a part unpacks to so many bytes. */
function withSize(zip: Uint8Array, name: string, sizeBytes: number): Uint8Array {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength)
  for (const { signature, sizeAt, nameAt } of [
    { signature: 0x04034b50, sizeAt: 22, nameAt: 30 },
    { signature: 0x02014b50, sizeAt: 24, nameAt: 46 },
  ])
    for (let at = 0; at + nameAt + name.length < zip.length; at += 1) {
      if (view.getUint32(at, true) !== signature) continue
      const found = new TextDecoder().decode(zip.subarray(at + nameAt, at + nameAt + name.length))
      if (found === name) view.setUint32(at + sizeAt, sizeBytes, true)
    }
  return zip
}

/** A ZIP whose first part has been overwritten in the middle. */
function withGarbage(zip: Uint8Array): Uint8Array {
  return zip.fill(0xaa, 60, 160)
}
