import { type CommentBody, commentBodySchema, type Mention as Mentioned } from '@plenary/shared/comments.ts'
import { LinkMark } from '@plenary/shared/document/link-mark.ts'
import type { Editor, Extensions, JSONContent } from '@tiptap/core'
import { Bold } from '@tiptap/extension-bold'
import { Document } from '@tiptap/extension-document'
import { Italic } from '@tiptap/extension-italic'
import { Mention } from '@tiptap/extension-mention'
import { Paragraph } from '@tiptap/extension-paragraph'
import { Text } from '@tiptap/extension-text'
import { Placeholder } from '@tiptap/extensions/placeholder'
import { UndoRedo } from '@tiptap/extensions/undo-redo'
import type { SuggestionOptions } from '@tiptap/suggestion'
import { LinkTyping } from '../editor/link-typing.ts'

/** Somebody whom one may mention, as the list shows them. */
export type Mentionable = Mentioned & { note: string; hue: number; letters: string }

/** How a field finds those whom an `@` may mean. */
export type MentionSuggestion = Pick<SuggestionOptions<Mentionable, Mentionable>, 'char' | 'items' | 'render'>

/** What the field of a comment is made of: little more than what a comment may hold. */
export function commentExtensions(placeholder: string, suggestion: MentionSuggestion): Extensions {
  return [
    Document,
    Paragraph,
    Text,
    Bold,
    Italic,
    LinkMark,
    LinkTyping,
    // Its types know one kind of mention alone, with an id and a label.
    MentionOfSomebody.configure({ suggestion: suggestion as object }),
    Placeholder.configure({ placeholder }),
    UndoRedo,
  ]
}

const MentionOfSomebody = Mention.extend({
  addAttributes() {
    const kept = (name: string) => ({
      default: '',
      parseHTML: (element: HTMLElement) => element.getAttribute(`data-${name}`),
      renderHTML: (attributes: Record<string, unknown>) => ({ [`data-${name}`]: attributes[name] }),
    })
    return { of: kept('of'), id: kept('id'), label: kept('label') }
  },
  renderText: ({ node }) => `@${node.attrs.label}`,
  renderHTML: ({ node, HTMLAttributes }) => [
    'span',
    { ...HTMLAttributes, class: 'mention' },
    `@${node.attrs.label}`,
  ],
})

/** What stands in a field: a comment as it is sent, nothing yet, or more than a comment may be. */
export type Written = { body: CommentBody | null; isTooMuch: boolean; content: JSONContent }

/** What stands in the field now. Empty lines at its ends are no part of the comment. */
export function writtenIn(editor: Editor): Written {
  const content = editor.getJSON()
  const parsed = commentBodySchema.safeParse({ type: 'doc', content: trimmed(content.content ?? []) })
  const body = parsed.success ? parsed.data : null
  return { body, isTooMuch: body === null && !editor.isEmpty && editor.getText().trim() !== '', content }
}

function trimmed(paragraphs: JSONContent[]): JSONContent[] {
  const isFull = ({ content }: JSONContent) => content !== undefined && content.length > 0
  return paragraphs.slice(paragraphs.findIndex(isFull), paragraphs.findLastIndex(isFull) + 1)
}
