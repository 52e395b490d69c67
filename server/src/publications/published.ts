import { findPublished, listPublishedWith, type PublishedSeal } from '@plenary/db/publications.ts'
import { findSealFile, listSealFileHeads } from '@plenary/db/seal-files.ts'
import { hashSchema } from '@plenary/shared/seals.ts'
import type { ServerContext } from '../context.ts'
import { RECEIPT_NAME, receiptFile } from '../seals/pack.ts'
import type { Notice } from './notice-page.ts'
import type { PublishedText } from './text-page.ts'
import type { LookUp } from './verify-page.ts'

type Found<T> = { notice: Notice } | { notice: null; found: T }

/** What stands at a public address: a text, or why there is none. */
export async function readPublished(ctx: ServerContext, slug: string): Promise<Found<PublishedText>> {
  const opened = await openPublished(ctx, slug)
  if (opened.notice !== null) return opened
  const published = opened.found
  const heads = await listSealFileHeads(ctx.db, published.sealId)
  const text = await findSealFile(ctx.db, published.sealId, 'text.json')
  if (!text) return { notice: 'text-gone' }
  const document = new TextDecoder().decode(text.content)
  const { name, sha256 } = receiptFile(published.seal.receipt)
  const files = [...heads.map((file) => ({ name: file.name, sha256: file.sha256 })), { name, sha256 }]
  return { notice: null, found: { published, document, files, heads } }
}

/** A file of what stands there. */
export async function readPublishedFile(
  ctx: ServerContext,
  slug: string,
  name: string,
): Promise<Found<Uint8Array<ArrayBuffer>>> {
  const opened = await openPublished(ctx, slug)
  if (opened.notice !== null) return opened
  const { sealId, seal } = opened.found
  const file = name === RECEIPT_NAME ? receiptFile(seal.receipt) : await findSealFile(ctx.db, sealId, name)
  return file ? { notice: null, found: new Uint8Array(file.content) } : { notice: 'nothing' }
}

async function openPublished(ctx: ServerContext, slug: string): Promise<Found<PublishedSeal>> {
  const published = await findPublished(ctx.db, slug)
  if (!published) return { notice: 'nothing' }
  return published.unpublishedAt ? { notice: 'gone' } : { notice: null, found: published }
}

/** A fingerprint as people type one, with blanks and in letters of any size; null for what is none. */
export function fingerprintIn(typed: string): string | null {
  const hash = typed.replace(/\s/g, '').toLowerCase()
  return hashSchema.safeParse(hash).success ? hash : null
}

/** Looks a fingerprint up among what is public. */
export async function lookUp(ctx: ServerContext, typed: string): Promise<LookUp> {
  const hash = fingerprintIn(typed)
  if (hash === null) return { asked: typed, found: null }
  return { asked: hash, found: await listPublishedWith(ctx.db, hash) }
}
