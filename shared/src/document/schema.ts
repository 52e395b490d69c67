import { Extension, type Extensions, getSchema } from '@tiptap/core'
import { Blockquote } from '@tiptap/extension-blockquote'
import { Bold } from '@tiptap/extension-bold'
import { Document } from '@tiptap/extension-document'
import { HardBreak } from '@tiptap/extension-hard-break'
import { Heading } from '@tiptap/extension-heading'
import { HorizontalRule } from '@tiptap/extension-horizontal-rule'
import { Italic } from '@tiptap/extension-italic'
import { Paragraph } from '@tiptap/extension-paragraph'
import { Strike } from '@tiptap/extension-strike'
import { Text } from '@tiptap/extension-text'
import { Underline } from '@tiptap/extension-underline'
import { BLOCK_TYPES, HEADING_LEVELS } from './blocks.ts'
import { CrossReference } from './cross-reference.ts'
import { Footnote, FootnoteReference } from './footnote.ts'
import { RecommendationList, Signatories } from './generated-nodes.ts'
import { Guidance } from './guidance.ts'
import { ImageNode } from './image-node.ts'
import { LanguageMark } from './language-mark.ts'
import { LinkMark } from './link-mark.ts'
import { BulletList, ListItem, OrderedList } from './list-nodes.ts'
import { Recommendation } from './recommendation-node.ts'
import { suggestionExtensions } from './suggestion-marks.ts'
import { Table, TableCell, TableHeader, TableRow } from './table-nodes.ts'

const DIRECTIONS = ['ltr', 'rtl']

/**
 * `id`: set once by the editor. `lang`: the language of a block where it is not the document's (WCAG 3.1.2). `dir`: which
 * way it runs, where its first letters would not tell.
 */
const BlockAttributes = Extension.create({
  name: 'blockAttributes',
  addGlobalAttributes() {
    return [
      {
        types: [...BLOCK_TYPES],
        attributes: {
          id: {
            default: null,
            parseHTML: (element) => element.getAttribute('data-id'),
            renderHTML: ({ id }) => (id ? { 'data-id': id } : {}),
          },
          lang: {
            default: null,
            parseHTML: (element) => element.getAttribute('lang'),
            renderHTML: ({ lang }) => (lang ? { lang } : {}),
          },
          dir: {
            default: null,
            parseHTML: (element) => DIRECTIONS.find((dir) => dir === element.getAttribute('dir')) ?? null,
            renderHTML: ({ dir }) => (dir ? { dir } : {}),
          },
        },
      },
    ]
  },
})

/** The nodes and marks of a room's text, for the editor and the server alike. */
export function documentExtensions(): Extensions {
  return [
    // Some blocks stand in the text itself and nowhere else: no note in a table, no recommendation in a list.
    Document.extend({ content: '(block|top)+' }),
    Text,
    Paragraph,
    Heading.configure({ levels: [...HEADING_LEVELS] }),
    BulletList,
    OrderedList,
    ListItem,
    Blockquote,
    HorizontalRule,
    HardBreak,
    Table,
    TableRow,
    TableHeader,
    TableCell,
    Recommendation,
    Footnote,
    Guidance,
    RecommendationList,
    Signatories,
    ImageNode,
    FootnoteReference,
    CrossReference,
    Bold,
    Italic,
    Underline,
    Strike,
    LinkMark,
    LanguageMark,
    BlockAttributes,
    ...suggestionExtensions(),
  ]
}

/** The same as a ProseMirror schema, without an editor. */
export const documentSchema = getSchema(documentExtensions())
