import { Extension, type Extensions, Mark } from '@tiptap/core'
import { BLOCK_TYPES, INLINE_TYPES, TEXT_BLOCK_TYPES } from './blocks.ts'
import { SOURCE_FIELDS, type SuggestionAttribute, type SuggestionSource, sourceOn } from './suggestion.ts'

/**
 * Words that are put in. What is typed beside them is not: a mark that grows would take in what others write. Several
 * may stand on the same words, since the end of one person's would else end another's, where both write at once.
 */
const Insertion = Mark.create({
  name: 'insertion',
  inclusive: false,
  excludes: '',
  addAttributes: sourceAttributes,
  renderHTML: ({ mark }) => ['ins', drawn(mark.attrs), 0],
})

/** Words that are to go. They may be somebody's insertion as well. */
const Deletion = Mark.create({
  name: 'deletion',
  inclusive: false,
  excludes: '',
  addAttributes: sourceAttributes,
  renderHTML: ({ mark }) => ['del', drawn(mark.attrs), 0],
})

/** Words that are formatted anew. `before`: the marks that they had, as JSON in the schema's order. */
const Modification = Mark.create({
  name: 'modification',
  inclusive: false,
  excludes: '',
  addAttributes: () => ({ ...sourceAttributes(), before: { default: '[]', rendered: false } }),
  renderHTML: ({ mark }) => ['span', { ...drawn(mark.attrs), class: 'formatted-anew' }, 0],
})

/** What is suggested of whole blocks, and of what stands between words: each a source, `changed` with what was `before`. */
const SuggestedBlocks = Extension.create({
  name: 'suggestedBlocks',
  addGlobalAttributes() {
    return [
      {
        types: [...BLOCK_TYPES, ...INLINE_TYPES],
        // Half of a block that is put in, or is to go, is so too.
        attributes: { inserted: blockAttribute('inserted', true), deleted: blockAttribute('deleted', true) },
      },
      {
        types: [...TEXT_BLOCK_TYPES],
        attributes: {
          split: blockAttribute('split', false),
          joined: blockAttribute('joined', false),
          changed: blockAttribute('changed', true),
        },
      },
    ]
  },
})

/** The marks and attributes with which a text holds suggestions. Pasted HTML brings none: there are no rules to parse. */
export function suggestionExtensions(): Extensions {
  return [Insertion, Deletion, Modification, SuggestedBlocks]
}

function sourceAttributes() {
  return Object.fromEntries(SOURCE_FIELDS.map((name) => [name, { default: null, rendered: false }]))
}

function blockAttribute(name: SuggestionAttribute, keepOnSplit: boolean) {
  return {
    default: null,
    keepOnSplit,
    parseHTML: () => null,
    renderHTML: (attributes: Record<string, unknown>) => {
      const source = sourceOn(attributes, name)
      // An edge of a paragraph is not the paragraph: the editor draws a sign there.
      const isEdge = name === 'split' || name === 'joined'
      return source ? { ...(!isEdge && drawn(source)), [`data-${name}`]: '' } : {}
    },
  }
}

/** Without style: the style sheet draws it, in the hue of the organisation. */
function drawn({ id, author, organization, hue }: Partial<SuggestionSource>) {
  return {
    'data-suggestion': id,
    'data-org': hue,
    'aria-description': author ? `${author}, ${organization}` : organization,
  }
}
