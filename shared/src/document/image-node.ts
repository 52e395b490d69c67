import { type Attribute, Node } from '@tiptap/core'
import { isImageId } from './image-id.ts'

/**
 * A picture between paragraphs. Its bytes are kept beside the text, under `image`; nobody reads them without the text.
 * `alt` is what it says to who does not see it: null until somebody has said, empty where it is decoration.
 */
export const ImageNode = Node.create({
  name: 'image',
  group: 'top',
  atom: true,
  draggable: true,
  addAttributes: () => ({
    image: {
      default: null,
      parseHTML: (element) => [element.dataset.image].find(isImageId) ?? null,
      renderHTML: ({ image }) => (image ? { 'data-image': image } : {}),
    },
    alt: {
      default: null,
      parseHTML: (element) => element.dataset.alt ?? null,
      renderHTML: ({ alt }) => (alt === null ? {} : { 'data-alt': alt }),
    },
    width: sideAttribute('width'),
    height: sideAttribute('height'),
  }),
  parseHTML() {
    return [{ tag: 'figure[data-picture]', priority: 60 }]
  },
  renderHTML({ HTMLAttributes }) {
    return ['figure', { ...HTMLAttributes, 'data-picture': '', class: 'picture' }]
  },
})

/** In pixels: how much place a picture takes before it is there. */
function sideAttribute(name: 'width' | 'height'): Partial<Attribute> {
  return {
    default: null,
    parseHTML: (element) => Number.parseInt(element.dataset[name] ?? '', 10) || null,
    renderHTML: ({ [name]: side }) => (side ? { [`data-${name}`]: side } : {}),
  }
}
