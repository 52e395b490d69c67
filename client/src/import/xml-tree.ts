import { MAX_IMPORT_ELEMENTS, MAX_IMPORT_XML_DEPTH } from '@plenary/shared/limits.ts'
import { Parser } from 'htmlparser2'
import { ImportRefusal } from './import-refusal.ts'
import { NO_SCOPE, qualifiedName, type Scope, scopeWithin } from './xml-names.ts'

/** An element; its name and those of its attributes have the prefix that their namespace has here (xml-names.ts). */
export type XmlElement = {
  name: string
  attributes: Readonly<Record<string, string>>
  children: XmlElement[]
  /** The letters directly in it. */
  text: string
}

const NO_ATTRIBUTES: Readonly<Record<string, string>> = Object.freeze({})

/**
 * Builds the tree of one part, piece by piece. There are no entities but the five of XML and numbers: whatever declares
 * others is refused before it can be used.
 */
export class XmlTree {
  readonly #open: { element: XmlElement; scope: Scope }[] = []
  readonly #parser = new Parser(
    {
      onopentag: (name, attributes) => this.#onOpen(name, attributes),
      onattribute: () => this.#count(),
      onclosetag: (_name, isImplied) => this.#onClose(isImplied),
      ontext: (text) => this.#onText(text),
      onprocessinginstruction: (name) => {
        if (name.startsWith('!')) throw new ImportRefusal('entities')
      },
    },
    { xmlMode: true },
  )
  #root: XmlElement | null = null
  #elements = 0

  /** @throws {ImportRefusal} when the part is too deep, too large, declares entities or is no XML. */
  write(text: string): void {
    this.#parser.write(text)
  }

  /** The whole tree. @throws {ImportRefusal} when the part has ended before it was whole. */
  end(): XmlElement {
    this.#parser.end()
    if (!this.#root || this.#open.length > 0) throw new ImportRefusal('damaged')
    return this.#root
  }

  #onOpen(name: string, raw: Record<string, string>): void {
    this.#count()
    if (this.#open.length >= MAX_IMPORT_XML_DEPTH) throw new ImportRefusal('too-deep')
    const parent = this.#open.at(-1)
    if (!parent && this.#root) throw new ImportRefusal('damaged')
    const scope = scopeWithin(parent?.scope ?? NO_SCOPE, raw)
    const element: XmlElement = {
      name: qualifiedName(name, scope, true),
      attributes: attributesOf(raw, scope),
      children: [],
      text: '',
    }
    if (parent) parent.element.children.push(element)
    else this.#root = element
    this.#open.push({ element, scope })
  }

  /** Attributes count as elements do: one element may have a million of them. */
  #count(): void {
    this.#elements += 1
    if (this.#elements > MAX_IMPORT_ELEMENTS) throw new ImportRefusal('too-complex')
  }

  #onClose(isImplied: boolean): void {
    const { children, text } = this.#open.pop()?.element ?? {}
    // An element that the parser had to close itself is half of one.
    if (isImplied && (children?.length || text)) throw new ImportRefusal('damaged')
  }

  #onText(text: string): void {
    const parent = this.#open.at(-1)
    if (parent) parent.element.text += text
  }
}

function attributesOf(raw: Record<string, string>, scope: Scope): Readonly<Record<string, string>> {
  const names = Object.keys(raw)
  if (names.length === 0) return NO_ATTRIBUTES
  const attributes: Record<string, string> = Object.create(null)
  for (const name of names) attributes[qualifiedName(name, scope, false)] = raw[name] ?? ''
  return attributes
}

/** The first child of a name. */
export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((child) => child.name === name)
}

/** All children of a name. */
export function childrenOf(element: XmlElement | undefined, name: string): XmlElement[] {
  return element?.children.filter((child) => child.name === name) ?? []
}

/** What the child of a name says in its `w:val`; undefined without one. */
export function settingOf(element: XmlElement | undefined, name: string): string | undefined {
  return childOf(element, name)?.attributes['w:val']
}

/** Whether a property is on: there, and not switched off. Undefined when nothing is said of it. */
export function isOn(element: XmlElement | undefined, name: string): boolean | undefined {
  const property = childOf(element, name)
  return property && !['0', 'false', 'off', 'none'].includes(property.attributes['w:val'] ?? '')
}

/** A number that an attribute says; null where it says none. */
export function integerOf(text: string | undefined): number | null {
  const number = Number.parseInt(text ?? '', 10)
  return Number.isSafeInteger(number) ? number : null
}
