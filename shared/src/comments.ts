import * as z from 'zod/mini'
import { isSafeHref } from './document/link.ts'
import {
  COMMENT_MAX_CHARS,
  COMMENT_MAX_MENTIONS,
  COMMENT_MAX_PARAGRAPHS,
  COMMENT_MAX_PIECES,
  MAX_ATTRIBUTE_CHARS,
} from './limits.ts'
import { keepable, seen } from './plain-line.ts'

/**
 * What is said in a comment, as ProseMirror writes documents down, with little of what there may be in one: paragraphs
 * of words, of which some are bold, in italics or links, and of people and organisations that are mentioned.
 */

const markSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('bold') }),
  z.object({ type: z.literal('italic') }),
  z.object({
    type: z.literal('link'),
    attrs: z.object({
      href: z.string().check(
        z.maxLength(MAX_ATTRIBUTE_CHARS),
        keepable,
        z.refine((href) => isSafeHref(href), 'not an address that may be linked to'),
      ),
    }),
  }),
])

const textSchema = z.object({
  type: z.literal('text'),
  text: z.string().check(z.minLength(1), z.maxLength(COMMENT_MAX_CHARS), seen),
  marks: z.optional(z.array(markSchema).check(z.maxLength(3))),
})

/**
 * `id` is the organisation's, or who a member is to the others in the room. `label` is how they are called; the server
 * writes it, whatever was sent.
 */
const mentionSchema = z.object({
  type: z.literal('mention'),
  attrs: z.object({
    of: z.enum(['member', 'organization']),
    id: z.uuid(),
    label: z._default(z.string().check(z.maxLength(MAX_ATTRIBUTE_CHARS)), ''),
  }),
})
export type Mention = z.infer<typeof mentionSchema>['attrs']

const paragraphSchema = z.object({
  type: z.literal('paragraph'),
  content: z.optional(
    z.array(z.discriminatedUnion('type', [textSchema, mentionSchema])).check(z.maxLength(COMMENT_MAX_PIECES)),
  ),
})
export type CommentParagraph = z.infer<typeof paragraphSchema>
export type CommentPiece = NonNullable<CommentParagraph['content']>[number]

/** The body of a comment: some words at least, and not more than anybody reads. */
export const commentBodySchema = z
  .object({
    type: z.literal('doc'),
    content: z.array(paragraphSchema).check(z.minLength(1), z.maxLength(COMMENT_MAX_PARAGRAPHS)),
  })
  .check(
    z.refine((body) => plainComment(body).trim() !== '', 'empty'),
    z.refine((body) => plainComment(body).length <= COMMENT_MAX_CHARS, 'too long'),
    z.refine((body) => mentionsIn(body).length <= COMMENT_MAX_MENTIONS, 'too many mentions'),
  )
export type CommentBody = z.infer<typeof commentBodySchema>

/** A comment without its looks, a line for each paragraph; mentions as they are called. */
export function plainComment(body: { content: readonly CommentParagraph[] }): string {
  return body.content
    .map(({ content = [] }) =>
      content.map((piece) => (piece.type === 'text' ? piece.text : `@${piece.attrs.label}`)).join(''),
    )
    .join('\n')
}

/** Everybody who is mentioned in a comment, as often as they are. */
export function mentionsIn(body: { content: readonly CommentParagraph[] }): Mention[] {
  return body.content.flatMap(({ content = [] }) =>
    content.flatMap((piece) => (piece.type === 'mention' ? [piece.attrs] : [])),
  )
}

/** A comment with each mention as `change` would have it. */
export function withMentions(body: CommentBody, change: (mention: Mention) => Mention): CommentBody {
  const content = body.content.map((paragraph) => ({
    ...paragraph,
    content: paragraph.content?.map((piece) =>
      piece.type === 'mention' ? { ...piece, attrs: change(piece.attrs) } : piece,
    ),
  }))
  return { ...body, content }
}
