import { monitorEventLoopDelay } from 'node:perf_hooks'
import { Folder } from '@plenary/server/live/folder.ts'
import type { JsonNode } from '@plenary/shared/document/document-json.ts'
import { wordParts } from '@plenary/shared/export/word/word-parts.ts'
import { describe, expect, onTestFinished, test } from 'vitest'
import { beginThread } from '../support/commenting.ts'
import { signingGround } from '../support/signing.ts'
import type { TestMember } from '../support/test-member.ts'
import { keepVersion } from '../support/versions.ts'
import { block, EVERYTHING, linesOf, partsOf, TEXT_ALONE, words } from '../support/word-files.ts'

const parts = wordParts(EVERYTHING, TEXT_ALONE)
const main = parts['word/document.xml'] ?? ''
const count = (part: string, piece: string | RegExp) => part.split(piece).length - 1

/** The paragraph in which some words stand. */
function paragraphWith(text: string, part = main): string {
  return (
    part.match(/<w:p>(?:(?!<\/w:p>)[\s\S])*<\/w:p>/g)?.find((each) => linesOf(each)[0]?.includes(text)) ?? ''
  )
}

async function taken(person: TestMember, roomId: string, query: string) {
  return person.request(`/api/rooms/${roomId}/exports/${query}`)
}

async function bytesOf(answer: Response): Promise<Uint8Array> {
  expect(answer.status).toBe(200)
  return new Uint8Array(await answer.arrayBuffer())
}

describe('[EX1] a text as a Word file', () => {
  test('has headings with their outline, and numbers that Word counts: of paragraphs in the text alone', () => {
    expect(paragraphWith('A. Water')).toContain('<w:pStyle w:val="Heading1"/>')
    expect(paragraphWith('Lists &amp; &lt;signs&gt;')).toContain('<w:pStyle w:val="Heading2"/>')
    expect(parts['word/styles.xml']).toMatch(/w:styleId="Heading2">[\s\S]*?<w:outlineLvl w:val="1"\/>/)
    expect(count(main, '<w:numId w:val="1"/>')).toBe(3)
    expect(count(main, '<w:numId w:val="2"/>')).toBe(2)
    expect(paragraphWith('quoted')).not.toContain('numPr')
    // What Word counts stands in no words.
    expect(linesOf(main)).toContain('Pay.')
    expect(linesOf(main)).toContain('A. Water')
    const unnumbered = wordParts(EVERYTHING, { ...TEXT_ALONE, isNumbered: false })['word/document.xml'] ?? ''
    expect(count(unnumbered, '<w:numId w:val="1"/>')).toBe(0)
  })

  test('has lists of their own count, from where they begin, and as deep as they are', () => {
    const list = /<w:ilvl w:val="1"\/><w:numId w:val="(\d+)"\/>/.exec(paragraphWith('third'))?.[1]
    const numbering = parts['word/numbering.xml'] ?? ''
    const own = numbering
      .split('<w:abstractNum ')
      .find((kind) => kind.startsWith(`w:abstractNumId="${list}"`))
    expect(own).toMatch(/w:ilvl="1"><w:start w:val="3"\/><w:numFmt w:val="lowerLetter"\/>/)
    expect(paragraphWith('other')).toMatch(/<w:ilvl w:val="0"\/>/)
    expect(paragraphWith('other')).not.toContain(`<w:numId w:val="${list}"/>`)
    expect(paragraphWith('point')).toContain('<w:numId w:val="3"/>')
  })

  test('has notes at the foot, each once, and fields where a note is referred to again', () => {
    const notes = parts['word/footnotes.xml'] ?? ''
    expect(linesOf(notes).filter(Boolean)).toEqual([' First note.', ' Second note.'])
    expect([...main.matchAll(/<w:footnoteReference w:id="(\d)"\/>/g)].map(([, id]) => id)).toEqual(['1', '2'])
    expect(main).toMatch(/w:name="note_1"\/><w:r>(?:(?!<\/w:r>).)*<w:footnoteReference w:id="1"/)
    expect(count(main, ' NOTEREF note_1 ')).toBe(1)
    // Again in a recommendation, and in the list of all of them.
    expect(count(main, ' NOTEREF note_2 ')).toBe(2)
  })

  test('has a note to which another note alone refers, and it has its number', () => {
    const text = block(
      'doc',
      undefined,
      block('paragraph', undefined, words('Told'), block('footnoteReference', { note: 'a' })),
      block('footnote', { note: 'a' }, words('Said'), block('footnoteReference', { note: 'b' })),
      block('footnote', { note: 'b' }, words('Whispered')),
    )
    const notes = wordParts(text, TEXT_ALONE)['word/footnotes.xml'] ?? ''
    expect(linesOf(notes).filter(Boolean)).toEqual([' Said2', '2 Whispered'])
  })

  test('refers to paragraphs and recommendations by fields that say the right number', () => {
    expect(paragraphWith('First')).toMatch(/ REF (place_\d) [\s\S]*<w:t [^>]*>R2<\/w:t>/)
    const place = / REF (place_\d) /.exec(paragraphWith('First'))?.[1]
    expect(count(main, `w:name="${place}"`)).toBe(1)
    expect(paragraphWith('Build')).toContain(`w:name="${place}"`)
    expect(linesOf(paragraphWith('Build'))).toEqual(['Build, as 2 says.2'])
    const ids = [...main.matchAll(/<w:bookmarkStart w:id="(\d+)"/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('has tables with heads that are repeated, and cells that reach over others', () => {
    expect(count(main, '<w:tblHeader/>')).toBe(1)
    expect(count(main, '<w:gridSpan w:val="2"/>')).toBe(1)
    expect(count(main, '<w:vMerge w:val="restart"/>')).toBe(1)
    expect(count(main, '<w:vMerge w:val="continue"/>')).toBe(1)
    expect(count(main, '<w:gridCol ')).toBe(3)
    const rows = main.match(/<w:tr>[\s\S]*?<\/w:tr>/g) ?? []
    expect(rows.map((row) => linesOf(row).filter(Boolean))).toEqual([
      ['Head', 'Side'],
      ['tall', 'b', 'c'],
      ['d', 'e'],
    ])
  })

  test('has columns as wide as their first row says, in shares; one that it does not tell of is as the mean', () => {
    const cell = (widths: number[] | null, colspan = 1) =>
      block('tableCell', { colwidth: widths, colspan }, block('paragraph', undefined, words('Cell.')))
    const row = block('tableRow', undefined, cell([100, 300], 2), cell(null), cell([200]))
    const text = block('doc', undefined, block('table', undefined, row))
    const drawn = wordParts(text, TEXT_ALONE)['word/document.xml'] ?? ''
    const widths = [...drawn.matchAll(/<w:gridCol w:w="(\d+)"/g)].map(([, width]) => Number(width))
    expect(widths.map((width) => Math.round((8 * width) / widths.reduce((a, b) => a + b)))).toEqual([
      1, 3, 2, 2,
    ])
    const [first = 0, second = 0] = widths
    expect(drawn).toContain(`<w:tcW w:w="${first + second}" w:type="dxa"/><w:gridSpan w:val="2"/>`)
  })

  test('keeps formats, links, languages, and the way in which words run', () => {
    expect(paragraphWith('bold')).toContain(
      '<w:b/><w:bCs/><w:i/><w:iCs/></w:rPr><w:t xml:space="preserve">bold',
    )
    expect(paragraphWith('bold')).toContain(
      '<w:strike/><w:u w:val="single"/><w:lang w:val="fr" w:bidi="fr"/>',
    )
    expect(paragraphWith('الحق')).toMatch(/<w:bidi\/>[\s\S]*<w:rtl\/><w:lang w:val="ar" w:bidi="ar"\/>/)
    const [, link] = /<w:hyperlink r:id="(\w+)">/.exec(main) ?? []
    expect(parts['word/_rels/document.xml.rels']).toContain(
      `Id="${link}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="https://example.org/a?b=1&amp;c=%22x%22" TargetMode="External"`,
    )
  })

  test('fills the list of recommendations and that of the organisations, and leaves hints out', () => {
    const lines = linesOf(main)
    expect(lines.slice(-5)).toEqual([
      'Build, as 2 says.2',
      'R1Pay.',
      'R2Build, as 2 says.2',
      'Kestrel',
      'Anchor',
    ])
    expect(main).not.toContain('Write shortly')
  })

  test('has a cover, and contents that lead to the headings', () => {
    const cover = {
      coalition: 'Common Table',
      occasion: null,
      organizations: ['Kestrel', 'and 2 more organisations'],
    }
    const whole =
      wordParts(EVERYTHING, { ...TEXT_ALONE, cover, hasContents: true })['word/document.xml'] ?? ''
    expect(linesOf(whole).slice(0, 8)).toEqual([
      ...['Common Table', 'On water', 'Submitted by', 'Kestrel', 'and 2 more organisations'],
      ...['Contents', 'A. Water', 'Lists &amp; &lt;signs&gt;'],
    ])
    for (const [, anchor] of whole.matchAll(/<w:hyperlink w:anchor="(\w+)" w:history/g))
      expect(count(whole, `w:name="${anchor}"`)).toBe(1)
    expect(count(whole, 'fldCharType="begin"')).toBe(count(whole, 'fldCharType="end"'))
  })
})

describe('[EX2] a Word file says nothing but the text', () => {
  test('not who made it, with what, or when; and the same text gives the same bytes', async () => {
    const { imani, tomas, roomId } = await signingGround()
    const first = await bytesOf(await taken(imani, roomId, 'docx?of=live&locale=en'))
    const again = await bytesOf(await taken(tomas, roomId, 'docx?of=live&locale=en'))
    expect(Buffer.compare(first, again)).toBe(0)
    const files = partsOf(first)
    expect(
      Object.keys(files).filter((name) => /docProps|comments|people|theme|thumbnail/.test(name)),
    ).toEqual([])
    const all = Object.values(files).join('\n')
    expect(all).not.toMatch(/dc:creator|lastModifiedBy|w:author|w:date=|w:rsid|Application>|Un-named/i)
    expect(all).not.toMatch(/Imani|Tomas/)
    // The day in each of its ZIP's entries: the first that ZIP can say.
    expect(Buffer.from(first).readUInt16LE(12)).toBe(0x21)
  })
})

describe('[EX3] whoever reads a document takes it out', () => {
  test('the text of now or a version, as Word, HTML, Markdown or JSON, under its title', async () => {
    const { imani, tomas, roomId } = await signingGround()
    const version = await keepVersion(imani, roomId, 'Before')
    const line = await tomas.join(roomId)
    line.write('Wholly new words.')
    await line.saved()
    for (const form of ['docx', 'html', 'md', 'json']) {
      const now = await taken(tomas, roomId, `${form}?of=live&locale=en`)
      expect(now.headers.get('Content-Disposition')).toMatch(/^attachment; .*UTF-8''Joint%20UPR%20submission/)
      const texts = [
        await bytesOf(now),
        await bytesOf(await taken(tomas, roomId, `${form}?of=${version.id}`)),
      ].map((bytes) =>
        form === 'docx'
          ? linesOf(partsOf(bytes)['word/document.xml']).join('\n')
          : Buffer.from(bytes).toString(),
      )
      expect(texts.map((text) => text.includes('Wholly new words'))).toEqual([true, false])
    }
    expect((await taken(tomas, roomId, 'odt?of=live')).status).toBe(404)
    expect((await taken(tomas, roomId, 'docx?of=then')).status).toBe(422)
  })

  test('HTML and Word are in the language that is asked for, and name no organisation that is not listed', async () => {
    const { imani, roomId } = await signingGround()
    const page = await (await taken(imani, roomId, 'html?of=live&locale=fr')).text()
    expect(page).toContain('<html lang="fr">')
    expect(page).not.toMatch(/<script|<link|src=/)
    const file = partsOf(await bytesOf(await taken(imani, roomId, 'docx?of=live&locale=fr')))
    expect(linesOf(file['word/document.xml'])).toContain('Soumis par')
  })

  test('JSON of the text of now has what one sees of threads and versions, and nothing else', async () => {
    const { imani, tomas, sami, roomId } = await signingGround()
    await beginThread(tomas, roomId, { words: 'Seen by all.', quote: 'every person' })
    await beginThread(tomas, roomId, {
      words: 'Ours alone.',
      quote: 'every person',
      visibility: 'organization',
    })
    await keepVersion(imani, roomId, 'Draft of March')
    const [own, others] = await Promise.all(
      [tomas, sami].map(async (person) => (await taken(person, roomId, 'json?of=live')).text()),
    )
    expect(JSON.parse(own ?? '')).toMatchObject({ format: 'plenary-export/1', text: { type: 'doc' } })
    for (const archive of [own, others]) {
      expect(archive).toContain('Seen by all.')
      expect(archive).toContain('Draft of March')
    }
    expect(own).toContain('Ours alone.')
    expect(others).not.toContain('Ours alone.')
  })
})

test('[EX4] a text of 20,000 words becomes a Word file beside the rooms, not in their way', async () => {
  const folder = new Folder()
  onTestFinished(() => folder.close())
  const paragraph = (at: number): JsonNode =>
    block('paragraph', { id: `p${at}` }, words('word '.repeat(50).trim()))
  const document = JSON.stringify(
    block('doc', undefined, ...Array.from({ length: 400 }, (_, at) => paragraph(at))),
  )
  await folder.makeFile(document, { form: 'docx', drawing: TEXT_ALONE })
  const delay = monitorEventLoopDelay({ resolution: 1 })
  delay.enable()
  onTestFinished(() => void delay.disable())
  const file = await folder.makeFile(document, { form: 'docx', drawing: TEXT_ALONE })
  expect(delay.max / 1e6).toBeLessThan(50)
  expect(linesOf(partsOf(file)['word/document.xml']).join(' ').trim().split(/\s+/)).toHaveLength(20_000)
})

test('[EX7] a Word file has the form of the mechanism that its document follows, and its name on the cover', async () => {
  const { imani, roomId } = await signingGround()
  const partsNow = async () => partsOf(await bytesOf(await taken(imani, roomId, 'docx?of=live&locale=en')))
  const plan = `/api/rooms/${roomId}/plan/mechanism`
  await imani.call('PUT', plan, { mechanism: 'hrc-written-special' })
  const statement = await partsNow()
  expect(statement['word/styles.xml']).toMatch(
    /rPrDefault>[\s\S]*?w:ascii="Times New Roman"[\s\S]*?w:sz w:val="20"/,
  )
  expect(statement['word/document.xml']).toContain('written statement')
  await imani.call('PUT', plan, { mechanism: 'ca-house-envi-brief' })
  const brief = await partsNow()
  expect(brief['word/styles.xml']).toMatch(/rPrDefault>[\s\S]*?w:ascii="Calibri"[\s\S]*?w:sz w:val="24"/)
  await imani.call('PUT', plan, { mechanism: null })
  expect((await partsNow())['word/styles.xml']).toContain('w:ascii="Times New Roman"')
})
