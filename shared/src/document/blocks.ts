/** Every block that carries a stable id: what comments, comparisons and references will hold on to. */
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
] as const

export const HEADING_LEVELS = [1, 2, 3] as const
