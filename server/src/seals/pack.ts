import { createHash } from 'node:crypto'
import type { SealFile } from '@plenary/db/seal-files.ts'
import type { SigningKey } from '@plenary/db/signing-keys.ts'
import { documentMarkdown } from '@plenary/shared/export/document-markdown.ts'
import { inlineMarkdown } from '@plenary/shared/export/inline-markdown.ts'
import { imageIdsIn, type Picture, pictureFileName } from '@plenary/shared/export/pictures.ts'
import { standingText } from '@plenary/shared/export/standing-text.ts'
import type { WordDrawing } from '@plenary/shared/export/word/word-text.ts'
import { RECEIPT_FORMAT, type Receipt, type ReceiptSignatory } from '@plenary/shared/receipts/receipt.ts'
import { joinReceipt } from '@plenary/shared/receipts/signed-receipt.ts'
import type { SealedSignatory } from '@plenary/shared/seals.ts'
import canonicalize from 'canonicalize'
import { zipSync } from 'fflate'
import { wordDrawingOf } from '../exports/word-drawing.ts'
import type { Folder } from '../live/folder.ts'
import { htmlOfPack } from './pack-html.ts'
import { membersCsv } from './pack-members.ts'
import { readmeOfPack } from './pack-readme.ts'
import type { SealedText } from './sealed-text.ts'
import { signatoryLines } from './signatories-html.ts'
import { signatureOf } from './signing-key.ts'

export const RECEIPT_NAME = 'receipt.json'

/** The files of a submission pack but the receipt, which names them. Their names say nothing of what is in them. */
export async function filesOf(text: SealedText, folder: Pick<Folder, 'makeFile'>): Promise<SealFile[]> {
  const contents: [name: string, content: string | Uint8Array][] = [
    ['text.docx', await folder.makeFile(text.document, { form: 'docx', drawing: wordDrawing(text) })],
    ['text.html', await htmlOfPack(text)],
    ['text.md', markdownOf(text)],
    ['text.json', text.document],
    ['members.csv', membersCsv(text)],
    ['README.txt', readmeOfPack(text)],
    ...[...besideText(text).values()].map(({ address, bytes }) => [address, bytes] as [string, Uint8Array]),
  ]
  return contents.map(([name, made]) => {
    const content = typeof made === 'string' ? new TextEncoder().encode(made) : made
    return { name, content, sha256: sha256Of(content) }
  })
}

/** The pictures of a text as files beside it, named by their place among all that it names. */
function besideText({ document, pictures }: SealedText): Map<string, Picture & { address: string }> {
  const named = imageIdsIn(standingText(JSON.parse(document)))
  const found = named.flatMap((id, at) => {
    const picture = pictures.get(id)
    return picture ? [[id, { ...picture, address: pictureFileName(at, picture) }] as const] : []
  })
  return new Map(found)
}

/** The text with those who signed it on its cover. */
function wordDrawing(text: SealedText): WordDrawing {
  const { title, coalition, isNumbered, mechanism, language, pictures } = text
  const organizations = signatoryLines(text, language)
  const frame = { title, coalition: coalition[language], mechanism, isNumbered, organizations }
  return { ...wordDrawingOf(frame, language), pictures }
}

function markdownOf(text: SealedText): string {
  const { title, document, isNumbered, language } = text
  const head = inlineMarkdown([{ type: 'text', text: title }], '<br>')
  const organizations = signatoryLines(text, language)
  const drawing = { isNumbered, organizations, pictures: besideText(text) }
  return `# ${head}\n\n${documentMarkdown(standingText(JSON.parse(document)), drawing)}`
}

/** The signed receipt for a text and its files. */
export function receiptOf(text: SealedText, files: readonly SealFile[], key: SigningKey): string {
  const { coalition, title, language, version, hash, words, sealedAt, withheld } = text
  const receipt: Receipt = {
    ...{ format: RECEIPT_FORMAT, coalition, title, language, version, hash, words, withheld },
    sealedAt: sealedAt.toISOString(),
    signatories: text.signatories.map(receiptSignatory),
    files: files.map(({ name, sha256 }) => ({ name, sha256 })),
    key: { id: key.id, publicKey: key.publicKey },
  }
  const signed = canonicalize(receipt)
  if (signed === undefined) throw new Error('a receipt without a form')
  return joinReceipt(signed, signatureOf(signed, key))
}

function receiptSignatory(signatory: SealedSignatory): ReceiptSignatory {
  const { name, shortName, website, decision, reservation, sections, leftOut } = signatory
  return { name, shortName, website, decision, reservation, sections, ...(leftOut && { leftOut }) }
}

/** A pack as one ZIP, the receipt last; the times in it are that of the seal. */
export function zipOf(
  files: readonly SealFile[],
  { receipt, sealedAt }: { receipt: string; sealedAt: Date },
) {
  const all = [...files, receiptFile(receipt)]
  return zipSync(Object.fromEntries(all.map(({ name, content }) => [name, content])), { mtime: sealedAt })
}

/** A receipt as the file that goes with the others. */
export function receiptFile(receipt: string): SealFile {
  const content = new TextEncoder().encode(receipt)
  return { name: RECEIPT_NAME, content, sha256: sha256Of(content) }
}

function sha256Of(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}
