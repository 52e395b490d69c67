import { styleOf } from './html-style.ts'
import { type HtmlElement, type HtmlPart, isElement, wordsUnder } from './html-tree.ts'

type WordItem = { level: number; list: string; isOrdered: boolean; content: HtmlPart[] }

/**
 * Word writes a list as paragraphs, each with its list, its level and its bullet or number as words. Gives the same
 * parts with lists in their place; a list goes on over paragraphs of the same list without another block between.
 */
export function joinWordLists(parts: readonly HtmlPart[]): HtmlPart[] {
  const joined: HtmlPart[] = []
  let run: WordItem[] = []
  const endRun = () => {
    joined.push(...nest(run))
    run = []
  }
  for (const part of parts) {
    const item = isElement(part) ? wordItem(part) : null
    if (item) {
      if (run.at(-1) && run.at(-1)?.list !== item.list) endRun()
      run.push(item)
    } else if (isElement(part) || part.trim() !== '') {
      endRun()
      joined.push(part)
    } else if (run.length === 0) joined.push(part)
  }
  endRun()
  return joined
}

function wordItem(element: HtmlElement): WordItem | null {
  const list = /^(l\d+)\s+level(\d+)/.exec(styleOf(element).get('mso-list') ?? '')
  if (!list || element.name.startsWith('h')) return null
  const { rest, marker } = withoutMarker(element.children)
  // A bullet is a sign, or the "o" of a font of signs; a number has a figure, or a letter with a dot or a bracket.
  const isOrdered = /^[([]?(?:\d+|[a-z]{1,4})[.):\]]/iu.test(marker.trim())
  return { list: list[1] ?? '', level: Number(list[2]), isOrdered, content: rest }
}

/** The bullet or number, which Word asks others to pass over, and what is left. */
function withoutMarker(parts: readonly HtmlPart[]): { rest: HtmlPart[]; marker: string } {
  let marker = ''
  const rest = parts.flatMap((part): HtmlPart[] => {
    if (!isElement(part)) return [part]
    if (styleOf(part).get('mso-list') === 'ignore') {
      marker += wordsUnder(part)
      return []
    }
    const inner = withoutMarker(part.children)
    marker += inner.marker
    return [{ ...part, children: inner.rest }]
  })
  return { rest, marker }
}

function nest(items: readonly WordItem[]): HtmlElement[] {
  const lists: HtmlElement[] = []
  const open: { level: number; list: HtmlElement }[] = []
  for (const { level, isOrdered, content } of items) {
    while ((open.at(-1)?.level ?? 0) > level) open.pop()
    const name = isOrdered ? 'ol' : 'ul'
    let at = open.at(-1)
    if (at?.level === level && at.list.name !== name) {
      open.pop()
      at = undefined
    }
    if (at?.level !== level) {
      const list = element(name, [])
      const parent = open.at(-1)?.list.children.at(-1)
      if (isElement(parent)) parent.children.push(list)
      else lists.push(list)
      at = { level, list }
      open.push(at)
    }
    at.list.children.push(element('li', [element('p', content)]))
  }
  return lists
}

function element(name: string, children: HtmlPart[]): HtmlElement {
  return { name, attributes: new Map(), children }
}
