import { openDatabase } from '@plenary/db/database.ts'
import { COMMENT_MAX_CHARS } from '@plenary/shared/limits.ts'
import { describe, expect, onTestFinished, test } from 'vitest'
import * as Y from 'yjs'
import { actOn, anchorOn, beginThread, spoken } from '../support/commenting.ts'
import { exported, openRound, roundGround, roundsSeenBy, tableSeenBy } from '../support/rounds.ts'
import type { TestMember } from '../support/test-member.ts'
import { linesOf, partsOf } from '../support/word-files.ts'

const HOSTILE = '</blockquote><script src="https://evil.example/x.js"></script><img src=x onerror="alert(1)">'

async function csv(person: TestMember, roomId: string, round: Awaited<ReturnType<typeof openRound>>) {
  const answer = await exported(person, roomId, round, 'csv?locale=en')
  // As `text()` reads it, the mark at the beginning would be gone.
  return Buffer.from(await answer.arrayBuffer()).toString()
}

const escaped = (words: string) =>
  words.replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

const FORMS = ['docx', 'html', 'csv']

/** What a file says: of a Word file every part, unpacked, but the settings, which name what they leave out. */
async function saidBy(answer: Response): Promise<string> {
  const bytes = new Uint8Array(await answer.arrayBuffer())
  const isWord = answer.headers.get('Content-Type')?.includes('wordprocessingml')
  if (!isWord) return Buffer.from(bytes).toString()
  const { 'word/settings.xml': _, ...parts } = partsOf(bytes)
  return Object.values(parts).join('\n')
}

/** A table as RFC 4180 has it, read back. */
function cellsOf(table: string): string[][] {
  return table
    .replace(/^\uFEFF/, '')
    .split('\r\n')
    .filter(Boolean)
    .map((line) => [...line.matchAll(/"((?:[^"]|"")*)"/g)].map(([, cell = '']) => cell.replaceAll('""', '"')))
}

describe('the table of a round, taken out', () => {
  test('[RD8] it has the comments in their order, with what became of them', async () => {
    const { imani, tomas, noor, roomId } = await roundGround()
    const round = await openRound(imani, roomId)
    const first = await beginThread(tomas, roomId, {
      words: 'Too "long"; cut,\u00a0please',
      quote: 'every person',
    })
    await beginThread(noor, roomId, { words: 'Plain words?', proposedText: 'everybody' })
    const path = `/api/rooms/${roomId}/threads/${first.id}`
    await actOn(imani, 'POST', `${path}/comments`, { body: spoken('Yes.') })
    await actOn(imani, 'PUT', `${path}/settlement`, { disposition: 'accepted', reason: 'Cut by a third.' })
    const table = await csv(imani, roomId, round)
    expect(table.startsWith('\uFEFF"No.","Section",')).toBe(true)
    expect(cellsOf(table)).toEqual([
      [
        'No.',
        'Section',
        'Paragraph',
        'Words',
        'Comment',
        'Text proposed instead',
        'Objection',
        'Organisation',
        'Person',
        'What became of it',
        'Reason',
        'Replies',
      ],
      [
        '1',
        '',
        '',
        'every person',
        'Too "long"; cut,\u00a0please',
        '',
        '',
        'Kestrel Housing Table',
        'Tomas R.',
        'Accepted',
        'Cut by a third.',
        '1',
      ],
      [
        '2',
        '',
        '',
        'every person',
        'Plain words?',
        'everybody',
        '',
        'Open Door Access Circle',
        'Noor A.',
        'Open',
        '',
        '0',
      ],
    ])
    const french = await exported(imani, roomId, round, 'html?locale=fr')
    expect(french.headers.get('Content-Type')).toBe('text/html; charset=utf-8')
    const page = await french.text()
    expect(page).toContain('<html lang="fr">')
    for (const words of ['Tour de commentaires', 'Accepté', 'Cut by a third.', 'everybody', round.hash])
      expect(page).toContain(words)
  })

  test('[RD8] as a Word file it is a table that is read and written on: heads on each page, every word in its cell', async () => {
    const { imani, tomas, roomId } = await roundGround()
    const round = await openRound(imani, roomId, { title: 'On housing & water', note: null })
    const { id } = await beginThread(tomas, roomId, {
      words: `Shorter? ${HOSTILE}`,
      quote: 'every person',
      proposedText: 'everybody',
    })
    await actOn(imani, 'PUT', `/api/rooms/${roomId}/threads/${id}/settlement`, {
      ...{ disposition: 'partly', reason: 'Shorter.' },
    })
    const answer = await exported(imani, roomId, round, 'docx?locale=fr')
    expect(answer.headers.get('Content-Type')).toContain('wordprocessingml')
    const parts = partsOf(new Uint8Array(await answer.arrayBuffer()))
    const main = parts['word/document.xml'] ?? ''
    expect(main).toContain('w:orient="landscape"')
    expect(main.match(/<w:tblHeader\/>/g)).toHaveLength(2)
    expect(main).not.toContain('<script')
    const lines = linesOf(main)
    const cells = ['1', 'every person', `Shorter? ${escaped(HOSTILE)}`, 'À la place\u00a0:', 'everybody']
    const from = lines.lastIndexOf('1')
    expect(lines.slice(from, from + 9)).toEqual([
      ...cells,
      ...['Kestrel Housing Table', 'Tomas R.', 'Accepté en partie', 'Shorter.'],
    ])
    for (const line of ['On housing &amp; water', `Empreinte du texte exact (SHA-256)\u00a0: ${round.hash}`])
      expect(lines).toContain(line)
    expect(Object.keys(parts).filter((name) => name.startsWith('docProps'))).toEqual([])
  })

  test('[RD8] its language is the browser’s where none is asked for', async () => {
    const { imani, roomId } = await roundGround()
    const { id } = await openRound(imani, roomId)
    const answer = await imani.request(`/api/rooms/${roomId}/rounds/${id}/table.html`, {
      headers: { 'Accept-Language': 'fr-CH, en;q=0.5' },
    })
    expect(await answer.text()).toContain('<html lang="fr">')
  })

  test('[RD9] a comment says where its words stood in the text that was asked about', async () => {
    const { imani, tomas, roomId } = await roundGround()
    const line = await imani.join(roomId)
    const blocks = line.text.toArray().flatMap((block) => (block instanceof Y.XmlElement ? [block] : []))
    const paragraph = blocks.findLast(({ nodeName }) => nodeName === 'paragraph')
    const blockId = String(paragraph?.getAttribute('id'))
    const number = blocks.filter(({ nodeName }) => nodeName === 'paragraph').length
    const heading = blocks.findLast(({ nodeName }) => nodeName === 'heading')
    const round = await openRound(imani, roomId)
    await tomas.call('POST', `/api/rooms/${roomId}/threads`, {
      anchor: { ...anchorOn('words'), blockId },
      visibility: 'room',
      body: spoken('Here.'),
    })
    const section = heading
      ?.get(0)
      ?.toString()
      .replace(/<[^>]*>/g, '')
    expect((await tableSeenBy(imani, roomId, round)).rows[0]?.place).toEqual({ section, paragraph: number })
    expect(cellsOf(await csv(imani, roomId, round))[1]?.slice(1, 3)).toEqual([section, String(number)])
  })

  test('[RD9] the words are those that a comment was made about, wherever it goes with the text', async () => {
    const { imani, tomas, roomId } = await roundGround()
    const round = await openRound(imani, roomId)
    const { id } = await beginThread(tomas, roomId, { quote: 'every person' })
    const moved = await imani.call('PATCH', `/api/rooms/${roomId}/anchors`, {
      epoch: 0,
      items: [{ threadId: id, anchor: anchorOn('everybody') }],
    })
    expect(moved.status).toBe(204)
    expect((await tableSeenBy(imani, roomId, round)).rows[0]?.quote).toBe('every person')
  })

  test('[RD8] whatever people write stays words: no mark-up, no script, no formula', async () => {
    const { imani, tomas, roomId } = await roundGround()
    const round = await openRound(imani, roomId, { title: `A ${HOSTILE}`, note: HOSTILE })
    await beginThread(tomas, roomId, { words: HOSTILE, quote: HOSTILE })
    const starts = ['=1+1', '+1', '-1', '@SUM(A1)', '  =1', '\uFF1D1']
    for (const words of starts)
      await beginThread(tomas, roomId, { words, quote: '\t=cmd', proposedText: words })
    const answer = await exported(imani, roomId, round, 'html')
    const page = await answer.text()
    expect(page).not.toMatch(/<script|<img|<iframe|<link|onerror="/)
    expect(page).toContain('&lt;script src=&quot;https://evil.example/x.js&quot;&gt;')
    expect(page.match(/(?:src|href|action|url)\s*[=(]/g)?.every((found) => found === 'src=')).toBe(true)
    expect(page).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`)
    const cells = cellsOf(await csv(imani, roomId, round))
    expect(cells.slice(2).map((row) => row[4])).toEqual(starts.map((words) => `'${words}`))
    expect(cells.slice(2).map((row) => row[5])).toEqual(starts.map((words) => `'${words}`))
    expect(cells.flat().filter((cell) => /^[\s]*[=+\-@\uFF1D]/.test(cell))).toEqual([])
  })

  test('[RD8] it is saved and never shown as a page of ours', async () => {
    const { imani, roomId } = await roundGround()
    const round = await openRound(imani, roomId)
    for (const form of FORMS) {
      const { headers } = await exported(imani, roomId, round, form)
      expect(headers.get('Content-Disposition')).toMatch(
        new RegExp(`^attachment; filename="plenary-round-\\d{4}-\\d\\d-\\d\\d\\.${form}"$`),
      )
      expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
      expect(headers.get('Cache-Control')).toBe('no-store')
    }
  })

  test('[RD8] coordinators take it out at any time, others once the round is closed', async () => {
    const { imani, tomas, roomId } = await roundGround()
    const round = await openRound(imani, roomId)
    expect((await exported(tomas, roomId, round, 'csv')).status).toBe(403)
    expect((await exported(imani, roomId, round, 'csv')).status).toBe(200)
    await imani.call('POST', `/api/rooms/${roomId}/rounds/${round.id}/close`)
    expect((await exported(tomas, roomId, round, 'csv')).status).toBe(200)
  })

  test('[RD4] a canary said in private is nowhere in a round: no table, no file, no count', async () => {
    const { imani, tomas, roomId } = await roundGround()
    const round = await openRound(imani, roomId)
    for (const visibility of ['organization', 'coordinators'] as const)
      await beginThread(tomas, roomId, {
        words: 'CANARY',
        quote: 'CANARY',
        proposedText: 'CANARY',
        visibility,
      })
    await imani.call('POST', `/api/rooms/${roomId}/rounds/${round.id}/close`)
    // Also to those who may see it elsewhere.
    for (const person of [imani, tomas]) {
      const table = await tableSeenBy(person, roomId, round)
      expect(JSON.stringify(table)).not.toContain('CANARY')
      expect(table.round).toMatchObject({ comments: 0, asked: [{ answer: null }, { answer: null }] })
      for (const form of FORMS)
        expect(await saidBy(await exported(person, roomId, round, form))).not.toContain('CANARY')
    }
  })

  test('[RD11] people are called as the room calls them', async () => {
    const { imani, tomas, roomId } = await roundGround()
    const round = await openRound(imani, roomId)
    await beginThread(tomas, roomId)
    const files = async () =>
      Promise.all(FORMS.map(async (form) => saidBy(await exported(imani, roomId, round, form))))
    for (const file of await files()) expect(file).toContain('Tomas R.')
    await imani.call('PATCH', `/api/rooms/${roomId}`, { attribution: 'pseudonymous' })
    await tomas.join(roomId)
    for (const file of await files()) expect(file).toContain('KH-1')
    for (const file of await files()) expect(file).not.toMatch(/Tomas|Imani/)
    await imani.call('PATCH', `/api/rooms/${roomId}`, { attribution: 'unattributed' })
    for (const file of await files()) expect(file).not.toMatch(/Tomas|Imani|KH-1|Person/)
    expect((await roundsSeenBy(imani, roomId)).items[0]?.openedBy).toMatchObject({
      memberId: null,
      name: null,
    })
  })

  test('[RD11] when names are hidden, no person is left in the tables of a round, and none comes in', async () => {
    const { server, imani, tomas, roomId } = await roundGround()
    const first = await openRound(imani, roomId)
    await beginThread(tomas, roomId)
    await imani.call('PATCH', `/api/rooms/${roomId}`, { attribution: 'unattributed' })
    await imani.call('POST', `/api/rooms/${roomId}/rounds/${first.id}/close`)
    await openRound(imani, roomId)
    await server.stop()
    const { db, close } = await openDatabase(server.databaseUrl)
    onTestFinished(close)
    const rounds = await db.selectFrom('rounds').selectAll().execute()
    const asked = await db.selectFrom('round_organizations').selectAll().execute()
    const people = await db.selectFrom('members').select('id').execute()
    expect(rounds.map(({ opened_by }) => opened_by)).toEqual([null, null])
    const kept = JSON.stringify([rounds, asked])
    expect(people.filter(({ id }) => kept.includes(id))).toEqual([])
  })

  test('[RD8] a long table is whole', async () => {
    const { imani, tomas, roomId } = await roundGround()
    const round = await openRound(imani, roomId)
    for (let at = 0; at < 20; at += 1)
      await beginThread(tomas, roomId, { words: `${at} ${'x'.repeat(COMMENT_MAX_CHARS - 10)}` })
    expect(cellsOf(await csv(imani, roomId, round))).toHaveLength(21)
  })
})
