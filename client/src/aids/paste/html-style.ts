import type { HtmlElement } from './html-tree.ts'

/** What an element's own style says, by property, in small letters; and nothing where it has none. */
export function styleOf({ attributes }: HtmlElement): ReadonlyMap<string, string> {
  const declarations = (attributes.get('style') ?? '').split(';').map((each) => each.split(/:(.*)/s))
  return new Map(
    declarations.map(([name = '', value = '']) => [name.trim().toLowerCase(), value.trim().toLowerCase()]),
  )
}

/** Marks that the style of an element puts on its words, by the names of our elements. */
export function marksOfStyle(style: ReadonlyMap<string, string>): string[] {
  const weight = style.get('font-weight') ?? ''
  const line = `${style.get('text-decoration') ?? ''} ${style.get('text-decoration-line') ?? ''}`
  return [
    (weight === 'bold' || weight === 'bolder' || Number(weight) >= 600) && 'strong',
    /^(?:italic|oblique)/.test(style.get('font-style') ?? '') && 'em',
    line.includes('underline') && 'u',
    line.includes('line-through') && 's',
  ].filter((mark) => mark !== false)
}

/** Marks that an element would put on its words but for its style: Google Docs wraps all it copies in such a `b`. */
export function unmarksOfStyle(style: ReadonlyMap<string, string>): string[] {
  const weight = style.get('font-weight') ?? ''
  return [
    (weight === 'normal' || (Number(weight) > 0 && Number(weight) < 600)) && 'strong',
    style.get('font-style') === 'normal' && 'em',
  ].filter((mark) => mark !== false)
}

/** Whether the source does not show it: hidden text, the comments of Word and their markers. */
export function isHidden(element: HtmlElement, style: ReadonlyMap<string, string>): boolean {
  const special = style.get('mso-element') ?? ''
  return (
    style.get('display') === 'none' ||
    style.get('visibility') === 'hidden' ||
    style.get('mso-hide') === 'all' ||
    element.attributes.has('hidden') ||
    /^comment/.test(special) ||
    style.get('mso-special-character') === 'comment' ||
    style.has('mso-comment-reference') ||
    /^(?:MsoCommentReference|MsoCommentText)/.test(element.attributes.get('class') ?? '')
  )
}
