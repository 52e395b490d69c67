import { plainWords } from '@plenary/client/import/inline-text.ts'
import { readDocx } from '@plenary/client/import/read-docx.ts'
import type { JsonNode } from '@plenary/shared/document/document-json.ts'
import { documentSchema } from '@plenary/shared/document/schema.ts'
import { IMPORT_TIMEOUT_MS } from '@plenary/shared/limits.ts'
import { describe, expect, test } from 'vitest'
import { HOSTILE_FILES } from '../support/attacks/hostile-files.ts'
import { docxFile, relationsPart, wordParagraph, wordPart, wordRun } from '../support/docx-file.ts'
import { readInProcess } from '../support/import-process.ts'
import { outlineOf, readBody } from '../support/imported.ts'
import { longDocx } from '../support/long-docx.ts'
import { docxOfHtml, whyNoOffice } from '../support/office.ts'
import { reportOf } from '../support/report-html.ts'

describe('[IM5] a file that was made to do harm is refused in seconds and within 256 MB', () => {
  test.each(HOSTILE_FILES)('$title', async ({ name, bytes, codes }) => {
    const { outcome, cpuMs } = await readInProcess(name, bytes())
    expect(codes).toContain(outcome)
    // Of the processor: the clock goes on while others are at it.
    expect(cpuMs).toBeLessThan(IMPORT_TIMEOUT_MS)
  })
})

test('[IM5] an honest report of sixty pages is read within the same limits', async () => {
  const { outcome, cpuMs } = await readInProcess('a.docx', longDocx())
  expect(outcome).toMatch(/^\d+ words$/)
  expect(cpuMs).toBeLessThan(IMPORT_TIMEOUT_MS)
})

test('[IM5] the path of the author’s own template leads nowhere, and does no harm', () => {
  const template = {
    id: 'rId1',
    kind: 'attachedTemplate',
    target: 'file:///C:\\Templates\\Normal.dotm',
    isExternal: true,
  }
  const imported = readBody(wordParagraph('Words'), {
    relations: [{ id: 'rId9', kind: 'settings', target: 'settings.xml' }],
    parts: {
      'word/settings.xml': wordPart('settings', ''),
      'word/_rels/settings.xml.rels': relationsPart([template]),
    },
  })
  expect(outlineOf(imported.document)).toEqual(['paragraph: Words'])
})

test.skipIf(whyNoOffice())(
  '[IM3] a report of thirty pages that a word processor has written keeps its words and its structure',
  async () => {
    const report = reportOf({ sections: 24, paragraphs: 8 })
    const { document, found, dropped } = readDocx(await docxOfHtml(report.html), 'accepted')
    documentSchema.nodeFromJSON(document).check()
    expect(blockWords(document)).toEqual(report.words)
    expect(found).toMatchObject(report.counts)
    expect(found.words).toBeGreaterThan(9_000)
    expect(dropped).toEqual({})
    const outline = outlineOf(document)
    expect(outline.filter((line) => line.startsWith('heading'))).toEqual(report.headings)
    expect(outline).toEqual(expect.arrayContaining(report.lines))
  },
  120_000,
)

test('[IM3] formatting, links and line breaks stay; links that may not stand here leave their words', () => {
  const { document, dropped, found } = readBody(
    wordParagraph(
      wordRun('Plain ') +
        wordRun('bold', '<w:b/>') +
        wordRun(' not', '<w:b w:val="0"/>') +
        '<w:r><w:br/></w:r>' +
        `<w:hyperlink r:id="rId1">${wordRun('a link', '<w:i/>')}</w:hyperlink>` +
        `<w:hyperlink r:id="rId2">${wordRun(' a trap')}</w:hyperlink>` +
        wordRun(' struck', '<w:strike/>') +
        wordRun(' hidden', '<w:vanish/>'),
    ),
    {
      relations: [
        { id: 'rId1', kind: 'hyperlink', target: 'https://a.example/b', isExternal: true },
        { id: 'rId2', kind: 'hyperlink', target: 'javascript:alert(1)', isExternal: true },
      ],
    },
  )
  expect(outlineOf(document)).toEqual([
    'paragraph: Plain [bold](bold) not⏎[a link](italic https://a.example/b) a trap[ struck](strike)',
  ])
  expect(found.links).toBe(1)
  expect(dropped).toEqual({ unsafeLinks: 1, hiddenWords: 1 })
})

test('[IM3] a link that is a field is one, also where its words are in several runs', () => {
  const field = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`
  const link = `${field('begin')}<w:r><w:instrText> HYPERLINK "https://a.</w:instrText></w:r><w:r><w:instrText>example/"</w:instrText></w:r>${field('separate')}${wordRun('there')}${field('end')}`
  const date = `${field('begin')}<w:r><w:instrText> DATE </w:instrText></w:r>${field('separate')}${wordRun(' 3 May')}${field('end')}`
  const { document, dropped } = readBody(wordParagraph(link + date))
  expect(outlineOf(document)).toEqual(['paragraph: [there](https://a.example/) 3 May'])
  expect(dropped).toEqual({ fields: 1 })
})

test('[IM3] footnotes and endnotes become notes at the end, in the order in which the text refers to them', () => {
  const { document, found } = readBody(
    wordParagraph(
      `${wordRun('One')}<w:r><w:endnoteReference w:id="2"/></w:r>${wordRun(' two')}<w:r><w:footnoteReference w:id="2"/></w:r>`,
    ),
    {
      relations: [
        { id: 'rId1', kind: 'footnotes', target: 'footnotes.xml' },
        { id: 'rId2', kind: 'endnotes', target: 'endnotes.xml' },
      ],
      parts: {
        'word/footnotes.xml': wordPart(
          'footnotes',
          `<w:footnote w:id="0" w:type="separator"><w:p/></w:footnote><w:footnote w:id="2">${wordParagraph('A foot')}${wordParagraph('note')}</w:footnote>`,
        ),
        'word/endnotes.xml': wordPart(
          'endnotes',
          `<w:endnote w:id="2">${wordParagraph('An end')}</w:endnote>`,
        ),
      },
    },
  )
  expect(outlineOf(document)).toEqual([
    'paragraph: One^endnote-2 two^footnote-2',
    'footnote note=endnote-2: An end',
    'footnote note=footnote-2: A foot⏎note',
  ])
  expect(found.notes).toBe(2)
})

test('[IM3] a paragraph from right to left says so, and words in another language theirs', () => {
  const styles = wordPart(
    'styles',
    '<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault></w:docDefaults>',
  )
  const { document } = readBody(
    wordParagraph(wordRun('حقوق', '<w:rtl/><w:lang w:bidi="ar-SA"/>'), '<w:bidi/>') +
      wordParagraph(wordRun('The ') + wordRun('rapport annuel', '<w:lang w:val="fr-FR"/>')) +
      wordParagraph(wordRun('American', '<w:lang w:val="en-US"/>')),
    {
      relations: [{ id: 'rId1', kind: 'styles', target: 'styles.xml' }],
      parts: { 'word/styles.xml': styles },
    },
  )
  expect(outlineOf(document)).toEqual([
    'paragraph dir=rtl lang=ar-SA: حقوق',
    'paragraph: The [rapport annuel](fr-FR)',
    'paragraph: American',
  ])
})

test('[IM3] a list goes on after a heading with the number that is next, and cells keep their spans', () => {
  const numbering = wordPart(
    'numbering',
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="5"/><w:numFmt w:val="decimal"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
  )
  const item = (words: string, level: number) =>
    wordParagraph(words, `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="1"/></w:numPr>`)
  const cell = (words: string, properties = '') =>
    `<w:tc><w:tcPr>${properties}</w:tcPr>${wordParagraph(words)}</w:tc>`
  const { document } = readBody(
    item('five', 0) +
      item('under', 1) +
      wordParagraph('Deep', '<w:outlineLvl w:val="4"/>') +
      item('six', 0) +
      `<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>${cell('H', '<w:gridSpan w:val="2"/>')}</w:tr>` +
      `<w:tr>${cell('down', '<w:vMerge w:val="restart"/>')}${cell('a')}</w:tr>` +
      `<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>${cell('b')}</w:tr></w:tbl>`,
    {
      relations: [{ id: 'rId1', kind: 'numbering', target: 'numbering.xml' }],
      parts: { 'word/numbering.xml': numbering },
    },
  )
  expect(outlineOf(document)).toEqual([
    'orderedList start=5',
    '  listItem',
    '    paragraph: five',
    '    bulletList',
    '      listItem',
    '        paragraph: under',
    'heading level=3: Deep',
    'orderedList start=6',
    '  listItem',
    '    paragraph: six',
    'table',
    '  tableRow',
    '    tableHeader colspan=2',
    '      paragraph: H',
    '  tableRow',
    '    tableCell rowspan=2',
    '      paragraph: down',
    '    tableCell',
    '      paragraph: a',
    '  tableRow',
    '    tableCell',
    '      paragraph: b',
  ])
})

test('[IM4] tracked changes are counted, and the text is read as with all of them or as before them', () => {
  const mark = 'w:id="1" w:author="A" w:date="2026-01-01T00:00:00Z"'
  const file = docxFile({
    body:
      wordParagraph(
        `${wordRun('It ')}<w:ins ${mark}>${wordRun('really ')}</w:ins><w:del ${mark}><w:r><w:delText>hardly </w:delText></w:r></w:del>${wordRun('works')}`,
        `<w:rPr><w:del ${mark}/></w:rPr>`,
      ) +
      wordParagraph(wordRun(' now', `<w:b/><w:rPrChange ${mark}><w:rPr/></w:rPrChange>`)) +
      wordParagraph(`<w:ins ${mark}>${wordRun('A new one')}</w:ins>`, `<w:rPr><w:ins ${mark}/></w:rPr>`) +
      wordParagraph('The end'),
    relations: [
      { id: 'rId1', kind: 'comments', target: 'comments.xml' },
      { id: 'rId2', kind: 'header', target: 'header1.xml' },
      { id: 'rId3', kind: 'footer', target: 'footer1.xml' },
    ],
    parts: {
      'word/comments.xml': wordPart('comments', '<w:comment w:id="1"/><w:comment w:id="2"/>'),
      'word/header1.xml': wordPart('hdr', wordParagraph('Confidential')),
      'word/footer1.xml': wordPart('ftr', '<w:p/>'),
    },
  })
  const accepted = readDocx(file, 'accepted')
  expect(outlineOf(accepted.document)).toEqual([
    'paragraph: It really works[ now](bold)',
    'paragraph: A new one',
    'paragraph: The end',
  ])
  expect(outlineOf(readDocx(file, 'original').document)).toEqual([
    'paragraph: It hardly works',
    'paragraph: now',
    'paragraph: The end',
  ])
  expect(accepted.warnings).toEqual({
    insertions: 3,
    deletions: 2,
    formatChanges: 1,
    comments: 2,
    marginTexts: 1,
  })
})

test('[IM2] what has no place here is counted and left out', () => {
  const box = `<w:drawing><wps:txbx><w:txbxContent>${wordParagraph('boxed')}</w:txbxContent></wps:txbx></w:drawing>`
  const { document, dropped } = readBody(
    wordParagraph(
      `${wordRun('Seen')}<w:r><w:drawing/></w:r><w:r><mc:AlternateContent><mc:Choice>${box}</mc:Choice><mc:Fallback><w:pict/></mc:Fallback></mc:AlternateContent></w:r><m:oMath><m:r><m:t>x</m:t></m:r></m:oMath><w:r><w:object/></w:r>`,
    ) +
      '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent><w:p/></w:sdtContent></w:sdt>' +
      wordParagraph(wordRun('2', '<w:vertAlign w:val="superscript"/>')),
  )
  expect(outlineOf(document)).toEqual(['paragraph: Seen', 'paragraph: 2'])
  expect(dropped).toEqual({
    images: 1,
    textBoxes: 1,
    equations: 1,
    embeddedObjects: 1,
    contents: 1,
    raised: 1,
  })
})

/** The words of each block in which words stand, one after the other. */
function blockWords(node: JsonNode): string[] {
  const isBlock = node.content?.some(({ type }) => type === 'text')
  if (isBlock) return [plainWords(node)]
  return node.content?.flatMap(blockWords) ?? []
}
