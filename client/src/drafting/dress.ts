import type { Node } from '@tiptap/pm/model'
import type { DraftingWords } from './drafting-words.ts'
import { setAttribute, setText } from './draw.ts'
import { dressPicture } from './dress-picture.ts'
import type { LateSmart } from './late-smart.ts'
import type { Numbers } from './numbers.ts'

/** An organisation as a text names it. */
export type NamedOrganization = { id: string; name: string; shortName: string; letters: string; hue: number }

/** What is drawn into a text around its words. */
export type Dressing = {
  numbers: Numbers
  words: () => DraftingWords
  /** What recommendations are checked with, for who writes. */
  smart: LateSmart
  /** Where a picture of the text is read. */
  imageAddress: (id: string) => string
  /** Those of the coalition, by their names; empty where they are not known, or not yet. */
  organizations: () => readonly NamedOrganization[]
}

/**
 * Draws the numbers and signs of one element as the schema renders it, or of one that was dressed before; in an editor
 * with its node.
 */
export function dress(element: HTMLElement, dressing: Dressing, node: Node | null = null): void {
  const draw = KINDS.find(([name]) => element.classList.contains(name))?.[1]
  draw?.(element, dressing, node)
}

/** Draws those of a whole stretch of text. */
export function dressAll(root: HTMLElement, dressing: Dressing): void {
  const selector = KINDS.map(([name]) => `.${name}`).join(', ')
  if (root.matches(selector)) dress(root, dressing)
  for (const element of root.querySelectorAll<HTMLElement>(selector)) dress(element, dressing)
}

type Draw = (element: HTMLElement, dressing: Dressing, node: Node | null) => void

const KINDS: readonly [name: string, draw: Draw][] = [
  ['footnote-reference', dressReference],
  ['cross-reference', dressCrossReference],
  ['footnote', dressNote],
  ['recommendation', dressRecommendation],
  ['guidance', (element, { words }) => setAttribute(element, 'data-label', words().guidance)],
  ['generated', dressGenerated],
  ['picture', dressPicture],
]

/** What stands between words has its own words, which no editor takes for those of the text. */
function dressReference(element: HTMLElement, { numbers, words }: Dressing): void {
  const number = numbers.labels.notes.get(element.dataset.note ?? '')
  setText(element, number === undefined ? '?' : String(number))
  setAttribute(element, 'role', 'doc-noteref')
  setAttribute(element, 'aria-label', number === undefined ? words().gone : words().note(number))
  element.classList.toggle('is-lost', number === undefined)
}

function dressCrossReference(element: HTMLElement, { numbers, words }: Dressing): void {
  const label = numbers.labels.blocks.get(element.dataset.target ?? '')
  setText(element, label ?? '?')
  if (label === undefined) setAttribute(element, 'aria-label', words().gone)
  else element.removeAttribute('aria-label')
  element.classList.toggle('is-lost', label === undefined)
}

function dressNote(element: HTMLElement, { numbers, words }: Dressing): void {
  const number = numbers.labels.notes.get(element.dataset.note ?? '')
  setAttribute(element, 'data-number', number === undefined ? '–' : String(number))
  setAttribute(element, 'role', 'doc-footnote')
  setAttribute(element, 'aria-label', number === undefined ? words().unreferenced : words().note(number))
  element.classList.toggle('is-lost', number === undefined)
  if (number === undefined) setAttribute(element, 'title', words().unreferenced)
  else element.removeAttribute('title')
}

function dressRecommendation(element: HTMLElement, dressing: Dressing, node: Node | null): void {
  const label = dressing.numbers.labels.blocks.get(element.dataset.id ?? '') ?? ''
  setAttribute(element, 'data-number', label)
  setAttribute(element, 'role', 'group')
  setAttribute(element, 'aria-label', dressing.words().recommendation(label))
  drawFields(fieldsOf(element), [...fieldsShown(element, dressing), ...smartShown(node, dressing)])
}

type ShownField = { name: string; value: string; isWhole?: boolean }

function fieldsShown({ dataset }: HTMLElement, { words, organizations }: Dressing): ShownField[] {
  const names = words().fields
  const lead = organizations().find(({ id }) => id === dataset.lead)
  const values = {
    addressee: dataset.addressee,
    deadline: dataset.deadline,
    indicator: dataset.indicator,
    lead: lead?.shortName,
  }
  return (['addressee', 'deadline', 'indicator', 'lead'] as const).flatMap((field) => {
    const value = values[field]
    return value ? [{ name: names[field], value }] : []
  })
}

/** What a good recommendation has, counted: its five signs bear the same name in English and in French. */
function smartShown(node: Node | null, { smart, words }: Dressing): ShownField[] {
  const figure = node && smart.of(node)
  if (!figure) return []
  const { met, all } = figure
  return [{ name: 'SMART', value: words().smart(met, all), isWhole: met === all }]
}

/** Frames the words of a recommendation, the first time, so that what else there is to it stands below them. */
export function frameRecommendation(element: HTMLElement): HTMLElement {
  const words = document.createElement('div')
  words.className = 'words'
  words.append(...element.childNodes)
  const fields = document.createElement('dl')
  fields.contentEditable = 'false'
  element.append(words, fields)
  return words
}

function fieldsOf(element: HTMLElement): HTMLElement {
  if (!element.querySelector(':scope > dl')) frameRecommendation(element)
  return element.querySelector<HTMLElement>(':scope > dl') ?? element
}

function drawFields(list: HTMLElement, fields: readonly ShownField[]): void {
  const key = JSON.stringify(fields)
  if (list.dataset.shown === key) return
  list.dataset.shown = key
  list.replaceChildren(
    ...fields.map(({ name, value, isWhole = false }) => {
      const pair = document.createElement('div')
      pair.classList.toggle('is-whole', isWhole)
      pair.append(withText('dt', name), withText('dd', value))
      return pair
    }),
  )
}

function dressGenerated(element: HTMLElement, dressing: Dressing): void {
  element.contentEditable = 'false'
  const isList = element.dataset.generated === 'recommendationList'
  const { recommendations } = dressing.numbers
  const items = isList
    ? recommendations.map(({ label, words }) => [withText('b', label), withText('span', words)])
    : dressing.organizations().map(({ name }) => [withText('span', name)])
  if (items.length > 0) drawList(element, items)
  else setText(element, isList ? dressing.words().noRecommendations : dressing.words().signatories)
}

function drawList(element: HTMLElement, items: readonly HTMLElement[][]): void {
  const list = document.createElement('ol')
  for (const parts of items) {
    const item = document.createElement('li')
    item.append(...parts)
    list.append(item)
  }
  if (!element.firstElementChild?.isEqualNode(list)) element.replaceChildren(list)
}

function withText(tag: 'dt' | 'dd' | 'b' | 'span', text: string): HTMLElement {
  const element = document.createElement(tag)
  element.textContent = text
  element.dir = 'auto'
  return element
}
