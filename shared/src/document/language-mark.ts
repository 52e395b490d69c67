import { Mark } from '@tiptap/core'

/** Words in another language than those around them, so that they are read out and hyphenated rightly (WCAG 3.1.2). */
export const LanguageMark = Mark.create({
  name: 'language',
  addAttributes() {
    return {
      lang: {
        default: null,
        parseHTML: (element) => element.getAttribute('lang'),
        renderHTML: ({ lang }) => (lang ? { lang } : {}),
      },
    }
  },
  parseHTML() {
    return [{ tag: 'span[lang]' }]
  },
  renderHTML({ HTMLAttributes }) {
    return ['span', HTMLAttributes, 0]
  },
})
