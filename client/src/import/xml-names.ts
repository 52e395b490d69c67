import { ImportRefusal } from './import-refusal.ts'

/** Which prefixes stand for which namespaces at some place of a document, under the prefixes of here. */
export type Scope = ReadonlyMap<string, string>

/** Outside of everything, no prefix stands for anything. */
export const NO_SCOPE: Scope = new Map()

const OFFICE = 'http://schemas.openxmlformats.org/'
const STRICT = 'http://purl.oclc.org/ooxml/'

/** The namespaces that are read, in both editions of the standard, each with its prefix here. */
const PREFIXES: Readonly<Record<string, string>> = {
  [`${OFFICE}wordprocessingml/2006/main`]: 'w',
  [`${STRICT}wordprocessingml/main`]: 'w',
  [`${OFFICE}officeDocument/2006/relationships`]: 'r',
  [`${STRICT}officeDocument/relationships`]: 'r',
  [`${OFFICE}officeDocument/2006/math`]: 'm',
  [`${STRICT}officeDocument/math`]: 'm',
  [`${OFFICE}markup-compatibility/2006`]: 'mc',
  [`${OFFICE}package/2006/relationships`]: 'rel',
  [`${OFFICE}package/2006/content-types`]: 'ct',
  'http://schemas.microsoft.com/office/word/2010/wordprocessingShape': 'wps',
  'urn:schemas-microsoft-com:vml': 'v',
}

/** More than any program declares: each element that declares another copies them all. */
const MAX_PREFIXES = 100

/** What is not read is told apart by nothing. */
const UNKNOWN = '?'

/** The scope inside an element with these attributes. @throws {ImportRefusal} when it has too many prefixes. */
export function scopeWithin(outer: Scope, attributes: Record<string, string>): Scope {
  let scope: Map<string, string> | null = null
  for (const name of Object.keys(attributes)) {
    if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue
    scope ??= new Map(outer)
    if (scope.size >= MAX_PREFIXES) throw new ImportRefusal('too-complex')
    scope.set(
      name === 'xmlns' ? '' : name.slice('xmlns:'.length),
      PREFIXES[attributes[name] ?? ''] ?? UNKNOWN,
    )
  }
  return scope ?? outer
}

/** A name as it is known here. An attribute without a prefix is of no namespace. */
export function qualifiedName(name: string, scope: Scope, isElement: boolean): string {
  const colon = name.indexOf(':')
  if (colon < 0) return isElement ? joined(scope.get(''), name) : name
  return joined(scope.get(name.slice(0, colon)), name.slice(colon + 1))
}

function joined(prefix: string | undefined, local: string): string {
  return `${prefix ?? UNKNOWN}:${local}`
}
