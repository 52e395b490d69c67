import { Mark } from '@tiptap/core'
import { isSafeHref } from './link.ts'

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    link: {
      /** Links the selected words to an address; an address that may not be linked to changes nothing. */
      setLink: (href: string) => ReturnType
      /** Takes the link off the selected words, or off those around the caret. */
      unsetLink: () => ReturnType
    }
  }
}

/**
 * Words that lead to an address, which is all they carry: how they open is the reader's side, not the text's.
 * Ours rather than TipTap's, which brings a list of all the world's domains to every reader (ten kilobytes compressed) and
 * links words of others as they arrive.
 */
export const LinkMark = Mark.create({
  name: 'link',
  priority: 1000,
  keepOnSplit: false,
  inclusive: false,
  addAttributes() {
    return { href: { default: null } }
  },
  parseHTML() {
    return [{ tag: 'a[href]', getAttrs: (element) => isSafeHref(element.getAttribute('href') ?? '') && null }]
  },
  renderHTML({ HTMLAttributes }) {
    const href = isSafeHref(HTMLAttributes.href) ? HTMLAttributes.href : ''
    return ['a', { href, rel: 'noopener noreferrer nofollow', target: '_blank' }, 0]
  },
  addCommands() {
    return {
      setLink:
        (href) =>
        ({ commands }) =>
          isSafeHref(href) && commands.setMark(this.name, { href }),
      unsetLink:
        () =>
        ({ commands }) =>
          commands.unsetMark(this.name, { extendEmptyMarkRange: true }),
    }
  },
})
