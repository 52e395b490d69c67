import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { textFile } from '@plenary/server/live/text-file.ts'
import { countedLetters } from '@plenary/shared/document/blocks.ts'
import type { JsonNode } from '@plenary/shared/document/document-json.ts'
import { type Labels, labelledBlocks, labelsOf } from '@plenary/shared/document/labels.ts'
import { standingText } from '@plenary/shared/export/standing-text.ts'
import { describe, expect, test } from 'vitest'
import { signingGround } from '../support/signing.ts'
import { makeTempFolder } from '../support/temp-folder.ts'
import { keepVersion } from '../support/versions.ts'
import { EVERYTHING, TEXT_ALONE } from '../support/word-files.ts'

const isThere = spawnSync('soffice', ['--version']).status === 0
if (!isThere)
  process.stderr.write(
    '\n[EX5] NOT TESTED: LibreOffice (soffice) is not installed, so no Word file was opened.\n\n',
  )

const CONVERSION_MS = 120_000

/** A text as LibreOffice reads its Word file: its words in their order, and how many it counts. */
function readBack(document: JsonNode): { words: string[]; counted: number } {
  const folder = makeTempFolder('word-processor')
  const file = join(folder, 'text.docx')
  const drawing = { ...TEXT_ALONE, isNumbered: false, organizations: [] }
  writeFileSync(file, textFile(JSON.stringify(document), { form: 'docx', drawing }))
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
  execFileSync('soffice', [profile, '--headless', '--convert-to', 'fodt', '--outdir', folder, file], {
    stdio: 'ignore',
    timeout: CONVERSION_MS,
  })
  const read = readFileSync(join(folder, 'text.fodt'), 'utf8')
  const counted = Number(/meta:word-count="(\d+)"/.exec(read)?.[1])
  const body = /<office:text[\s\S]*<\/office:text>/.exec(read)?.[0] ?? ''
  return { words: wordsIn(plainWords(body)), counted }
}

function plainWords(xml: string): string {
  return xml
    .replace(/<text:note-citation[\s\S]*?<\/text:note-citation>/g, '')
    .replace(/<text:(?:line-break|tab|s)(?: [^>]*)?\/>|<\/text:(?:p|h)>|<text:note-body>/g, ' ')
    .replace(/<[^>]+>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&')
}

const wordsIn = (text: string) => text.split(/\s+/).filter(Boolean)

/** The words that stand in a text, block by block; those that are made of others are not among them. */
function wordsOf(node: JsonNode, { blocks }: Pick<Labels, 'blocks'>): string[] {
  const { type, text, content = [] } = node
  if (type === 'guidance') return []
  if (text !== undefined) return wordsIn(text)
  const isLine = content.some((child) => child.text !== undefined)
  if (!isLine) return content.flatMap((child) => wordsOf(child, { blocks }))
  const lettersOf = (child: JsonNode) =>
    child.type === 'crossReference' ? blocks.get(String(child.attrs?.target)) : countedLetters(child.type)
  return wordsIn(content.map((child) => child.text ?? lettersOf(child)).join(''))
}

/** How often each word stands there. */
function tally(all: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const word of all) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}

describe.skipIf(!isThere)('[EX5] LibreOffice opens a Word file', () => {
  test('of the demo submission, loses no word of it, and counts as many as we do', {
    timeout: CONVERSION_MS,
  }, async () => {
    const { imani, roomId } = await signingGround()
    const version = await keepVersion(imani, roomId, 'As it is')
    const answer = await imani.request(`/api/rooms/${roomId}/exports/json?of=live`)
    const { text } = (await answer.json()) as { text: JsonNode }
    const standing = standingText(text)
    const ours = wordsOf(standing, labelsOf(labelledBlocks(standing), { isNumbered: true }))
    const { words, counted } = readBack(text)
    const there = tally(words)
    const lost = [...tally(ours)].filter(([word, count]) => (there.get(word) ?? 0) < count)
    expect(lost).toEqual([])
    // It takes the sign of an item for a word.
    const own = counted - JSON.stringify(text).split('"type":"listItem"').length + 1
    expect(words).toHaveLength(version.words)
    expect(Math.abs(own - version.words) / version.words).toBeLessThan(0.005)
  })

  test('in which everything stands, and finds notes, lists and references again', {
    timeout: CONVERSION_MS,
  }, () => {
    const { words } = readBack(EVERYTHING)
    for (const word of ['bold', 'third', 'quoted', 'tall', 'الماء', 'Pay.', 'First', 'Second', 'note.', 'R2'])
      expect(words.join(' ')).toContain(word)
  })
})
