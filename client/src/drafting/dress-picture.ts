import type { DraftingWords } from './drafting-words.ts'
import { setAttribute, setText } from './draw.ts'

type Dress = { imageAddress: (id: string) => string; words: () => DraftingWords }

/** Draws a picture into its frame, and below it that nobody has said yet what it shows, or that it is not there. */
export function dressPicture(element: HTMLElement, { imageAddress, words }: Dress): void {
  const { image, alt = '', width, height } = element.dataset
  const [picture, note] = partsOf(element)
  const says = (isLost: boolean) => {
    element.classList.toggle('is-lost', isLost)
    setText(note, isLost ? words().noPicture : 'alt' in element.dataset ? '' : words().undescribed)
  }
  // The place that it takes, before it is there.
  for (const [name, value] of Object.entries({ alt, width, height, src: image && imageAddress(image) }))
    if (value !== undefined) setAttribute(picture, name, value)
  picture.onerror = () => says(true)
  says(!image || element.classList.contains('is-lost'))
}

function partsOf(element: HTMLElement): [picture: HTMLImageElement, note: HTMLElement] {
  const picture = element.querySelector('img')
  const note = element.querySelector('figcaption')
  if (picture && note) return [picture, note]
  const made = [document.createElement('img'), document.createElement('figcaption')] as const
  made[0].loading = 'lazy'
  // The whole block is pulled, not a copy of what it shows.
  made[0].draggable = false
  element.append(...made)
  return [...made]
}
