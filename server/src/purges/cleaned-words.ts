import type { SaidJson, SaidWords } from '@plenary/db/said-words.ts'
import type { Anchor } from '@plenary/shared/anchors.ts'
import type { CommentBody, CommentParagraph, CommentPiece } from '@plenary/shared/comments.ts'
import { type Passage, PURGED_MARK } from '@plenary/shared/document/passage.ts'

/** Of things that were said those that hold a passage, as they are without it. */
export function cleanedWords(said: readonly SaidWords[], passage: Passage): SaidWords[] {
  return said.flatMap((one) => {
    const words = isDeep(one) ? cleanDeep(one.words, passage) : clean(one.words, passage)
    return JSON.stringify(words) === JSON.stringify(one.words) ? [] : [{ ...one, words }]
  })
}

/** Whether words may stand anywhere in it. */
function isDeep({ table }: SaidWords): boolean {
  return table === 'seals' || table === 'templates'
}

/** A receipt without the words is not the one that was signed: its signature is broken on purpose, and says so. */
function cleanDeep<T>(value: T, passage: Passage): T
function cleanDeep(value: unknown, passage: Passage): unknown {
  if (typeof value === 'string') return passage.removedFrom(value)
  if (Array.isArray(value)) return value.map((each) => cleanDeep(each, passage))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, cleanDeep(each, passage)]))
}

type SpokenWords = Exclude<SaidWords['words'], SaidJson>

function clean(said: SaidWords['words'], passage: Passage): SaidWords['words'] {
  const words = said as SpokenWords
  if (typeof words === 'string') return passage.removedFrom(words)
  if (Array.isArray(words)) return words.map((line) => passage.removedFrom(line))
  return 'kind' in words ? cleanAnchor(words, passage) : cleanBody(words, passage)
}

/**
 * What an anchor quotes, it is found by: a mark is found nowhere, and so it stays on what is left of its words, or is
 * detached. What stood around the words would say them in part.
 */
function cleanAnchor(anchor: Anchor, passage: Passage): Anchor {
  if (anchor.kind === 'document') return anchor
  const [before, after] = anchor.kind === 'range' ? [anchor.before, anchor.after] : ['', '']
  if (!passage.isIn(`${before}${anchor.quote}${after}`)) return anchor
  const [, cleaned = ''] = passage.removedFromAll([before, anchor.quote, after])
  // With a mark in the place of a few letters it could be longer than a quote may be.
  const quote = cleaned === '' || cleaned.length > anchor.quote.length ? PURGED_MARK : cleaned
  return anchor.kind === 'range' ? { ...anchor, quote, before: '', after: '' } : { ...anchor, quote }
}

function cleanBody(body: CommentBody, passage: Passage): CommentBody {
  return { ...body, content: body.content.map((paragraph) => cleanParagraph(paragraph, passage)) }
}

/** The words of a paragraph may go over pieces that look otherwise; a mention is a break between them. */
function cleanParagraph(paragraph: CommentParagraph, passage: Passage): CommentParagraph {
  const { content } = paragraph
  if (!content) return paragraph
  const texts = passage.removedFromAll(
    content.map((piece) => (piece.type === 'text' ? piece.text : '\uFFFC')),
  )
  const cleaned = content.flatMap((piece, at): CommentPiece[] => {
    if (piece.type !== 'text') return [piece]
    const text = texts[at] ?? ''
    return text === '' ? [] : [withoutLinks({ ...piece, text }, passage)]
  })
  return { ...paragraph, content: cleaned }
}

type TextPiece = Extract<CommentPiece, { type: 'text' }>

/** An address with the words in it leads nowhere without them. */
function withoutLinks({ marks, ...piece }: TextPiece, passage: Passage): TextPiece {
  if (!marks) return piece
  return { ...piece, marks: marks.filter((mark) => mark.type !== 'link' || !passage.isIn(mark.attrs.href)) }
}
