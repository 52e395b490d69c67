/** A part of pasted HTML: an element with what stands in it, or words. */
export type HtmlPart = HtmlElement | string
export type HtmlElement = { name: string; attributes: ReadonlyMap<string, string>; children: HtmlPart[] }

/** Elements without content and without an end. */
const VOID = new Set([
  'area',
  'base',
  'br',
  'col',
  'embed',
  'hr',
  'img',
  'input',
  'link',
  'meta',
  'source',
  'wbr',
])
/** Elements whose content is no HTML: nothing in it begins an element. */
const RAW = new Set(['script', 'style', 'title', 'textarea', 'xml'])
/** What the beginning of an element ends, where the end was left out. */
const ENDED_BY: Readonly<Record<string, readonly string[]>> = {
  li: ['li', 'p'],
  p: ['p'],
  td: ['td', 'th', 'p'],
  th: ['td', 'th', 'p'],
  tr: ['tr', 'td', 'th', 'p'],
}
/** Beyond these an element left open ends nothing. */
const WALLS = new Set(['table', 'ul', 'ol', 'blockquote', 'div', 'body'])

// Comments, the conditions of Word ("<![if …]>"), ends, beginnings with their attributes, words; in this order.
const PIECES =
  /<!--[\s\S]*?(?:-->|$)|<![^>]*>|<\?[^>]*>|<\/([a-z][^\s>]*)[^>]*>|<([a-z][^\s/>]*)((?:"[^"]*"|'[^']*'|[^>"'])*)>|[^<]+|</gi
const ATTRIBUTE = /([^\s"'=/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+)))?/g

/**
 * The tree of the HTML of a clipboard. It reads what word processors and browsers write, without the page's own reader,
 * which the content policy keeps for the editor: what comes of it is read by the editor again.
 */
export function readHtml(html: string): HtmlElement {
  const root: HtmlElement = { name: 'body', attributes: new Map(), children: [] }
  const open = [root]
  const here = () => open.at(-1) ?? root
  let raw: string | null = null
  for (const [piece, end, begin, attributes = ''] of html.matchAll(PIECES)) {
    const ended = end?.toLowerCase()
    if (raw) {
      if (ended === raw) raw = null
    } else if (ended) close(open, ended)
    else if (begin) {
      const name = begin.toLowerCase()
      endOpen(open, name)
      const element = { name, attributes: readAttributes(attributes), children: [] }
      here().children.push(element)
      if (RAW.has(name)) raw = name
      else if (!VOID.has(name) && !attributes.endsWith('/')) open.push(element)
    } else if (!piece.startsWith('<!') && !piece.startsWith('<?')) here().children.push(readEntities(piece))
  }
  return root
}

function close(open: HtmlElement[], name: string): void {
  const at = open.findLastIndex((element) => element.name === name)
  if (at > 0) open.length = at
}

function endOpen(open: HtmlElement[], name: string): void {
  const ended = ENDED_BY[name]
  if (!ended) return
  while (open.length > 1) {
    const last = open.at(-1)?.name ?? ''
    const isInline = !ended.includes(last) && !WALLS.has(last) && holdsEnded(open, ended)
    if (!ended.includes(last) && !isInline) return
    open.pop()
  }
}

/** Whether something that ends stands above, with nothing between that holds it. */
function holdsEnded(open: readonly HtmlElement[], ended: readonly string[]): boolean {
  const above = open.findLast(({ name }) => ended.includes(name) || WALLS.has(name) || name in ENDED_BY)
  return above !== undefined && ended.includes(above.name)
}

function readAttributes(text: string): Map<string, string> {
  const attributes = new Map<string, string>()
  for (const [, name = '', ...values] of text.matchAll(ATTRIBUTE)) {
    const value = values.slice(0, 3).find((one) => one !== undefined) ?? ''
    if (!attributes.has(name.toLowerCase())) attributes.set(name.toLowerCase(), readEntities(value))
  }
  return attributes
}

/** Those that stand for signs of HTML or of spacing, and those by number; any other stays, for the editor to read. */
const ENTITIES: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  amp: '&',
  nbsp: '\u00a0',
}

function readEntities(text: string): string {
  return text.replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|([a-z]+\d*));/gi, (whole, hex, decimal, name) => {
    if (name) return ENTITIES[name.toLowerCase()] ?? KEPT + whole.slice(1)
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal)
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
  })
}

/** Stands for the "&" of an entity that is kept, until the tree is written. Of no language, and in no clipboard. */
const KEPT = '\uefff'

/** Words as HTML. */
export function writeWords(words: string): string {
  return words
    .replace(/&/g, '&amp;')
    .replaceAll(KEPT, '&')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/\u00a0/g, '&nbsp;')
}

/** Whether a part is an element, of one of some names if they are given. */
export function isElement(part: HtmlPart | undefined, ...names: readonly string[]): part is HtmlElement {
  return typeof part === 'object' && (names.length === 0 || names.includes(part.name))
}

/** All words under an element, as one. */
export function wordsUnder({ children }: HtmlElement): string {
  return children.map((child) => (isElement(child) ? wordsUnder(child) : child)).join('')
}
