/** Every block that carries a stable id: what comments, comparisons and references hold on to. */
export const BLOCK_TYPES = [
  'paragraph',
  'heading',
  'bulletList',
  'orderedList',
  'listItem',
  'blockquote',
  'horizontalRule',
  'table',
  'tableRow',
  'tableHeader',
  'tableCell',
  'recommendation',
  'footnote',
  'guidance',
  'recommendationList',
  'signatories',
  'image',
] as const

/** Those in which words stand. */
export const TEXT_BLOCK_TYPES = ['paragraph', 'heading', 'recommendation', 'footnote', 'guidance'] as const

/** What stands between words without being one. */
export const INLINE_TYPES = ['hardBreak', 'footnoteReference', 'crossReference'] as const

/** Whether the words of a block are of the text: hints to those who write are in nothing that leaves the room. */
export function isCounted(type: string): boolean {
  return type !== 'guidance'
}

/**
 * What stands between words, as letters to be counted: a break parts words, the number of a place referred to is part of one,
 * and the sign of a note is none.
 */
export function countedLetters(type: string): string {
  if (type === 'footnoteReference') return ''
  return type === 'crossReference' ? '\ufffc' : ' '
}

export const HEADING_LEVELS = [1, 2, 3] as const
