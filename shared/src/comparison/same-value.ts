import type { JsonMark, Value } from '../document/document-json.ts'

/** A value as text, whatever the order of names in it, which a database may have changed: equal ones give equal texts. */
export function textOfValue(value: Value | undefined): string {
  if (value === undefined) return ''
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(textOfValue).join()}]`
  const names = Object.keys(value).sort()
  return `{${names.map((name) => `${JSON.stringify(name)}:${textOfValue(value[name])}`).join()}}`
}

/** Marks as text, as `textOfValue`. */
export function textOfMarks(marks: readonly JsonMark[] = []): string {
  return marks.map(({ type, attrs }) => `${type}${textOfValue(attrs)}`).join('\u0000')
}

/** Whether two values are equal; one that is not set is like null. */
export function sameValue(one: Value | undefined, other: Value | undefined): boolean {
  return textOfValue(one ?? null) === textOfValue(other ?? null)
}
