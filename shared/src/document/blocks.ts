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
] as const

/** Those in which words stand. */
export const TEXT_BLOCK_TYPES = ['paragraph', 'heading', 'recommendation', 'footnote', 'guidance'] as const

/** What stands between words without being one. */
export const INLINE_TYPES = ['hardBreak', 'footnoteReference', 'crossReference'] as const

/**
 * As what the words of a block count: in the text itself, in its notes, or, as hints to those who write, not at all.
 */
export function countedAs(type: string): 'body' | 'notes' | 'nothing' {
  if (type === 'guidance') return 'nothing'
  return type === 'footnote' ? 'notes' : 'body'
}

export const HEADING_LEVELS = [1, 2, 3] as const
