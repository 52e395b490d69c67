import { ImportRefusal } from './import-refusal.ts'
import { unzipEntry } from './unzip-entry.ts'
import { childrenOf, type XmlElement, XmlTree } from './xml-tree.ts'
import { readZipDirectory, type ZipEntry } from './zip-directory.ts'

/** Where a link in a part leads: within the file, or out of it. */
export type Relation = { kind: string; target: string; isExternal: boolean }

/** The archives that no document needs in it; other documents are embedded at times, and are never opened. */
const ARCHIVE = /\.(?:zip|7z|rar|gz|tgz|bz2|xz|tar|cab|jar)$/i
const MACROS = /(?:^|\/)vbaProject[^/]*\.bin$|(?:^|\/)vbaData\.xml$/i

/** The document that every package begins from. */
const MAIN = 'officeDocument'

/** A DOCX file whose directory has been checked. Parts are unpacked when they are asked for. */
export class DocxPackage {
  readonly #bytes: Uint8Array
  readonly #entries: ReadonlyMap<string, ZipEntry>

  /** @throws {ImportRefusal} when the file is no DOCX, or one that is not let in. */
  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
    this.#entries = readZipDirectory(bytes)
    const names = [...this.#entries.keys()]
    if (names.some((name) => MACROS.test(name))) throw new ImportRefusal('macros')
    if (names.some((name) => ARCHIVE.test(name))) throw new ImportRefusal('archive-within')
    if (!this.#entries.has('[Content_Types].xml')) throw new ImportRefusal('not-a-document')
    this.#refuseMacroTypes()
  }

  /** The names of its parts. */
  get names(): readonly string[] {
    return [...this.#entries.keys()]
  }

  /** The name of the part with the text. @throws {ImportRefusal} when there is none. */
  mainPart(): string {
    const main = [...this.relations('').values()].find(({ kind }) => kind === MAIN)
    const name = main && !main.isExternal ? main.target : 'word/document.xml'
    if (!this.#entries.has(name)) throw new ImportRefusal('not-a-document')
    return name
  }

  /** A part as a tree; null when there is none of the name. @throws {ImportRefusal} when it is not let in. */
  part(name: string): XmlElement | null {
    const entry = this.#entries.get(name)
    if (!entry) return null
    const tree = new XmlTree()
    const letters = new TextDecoder('utf-8', { fatal: true })
    try {
      unzipEntry(this.#bytes, entry, (piece) => tree.write(letters.decode(piece, { stream: true })))
      tree.write(letters.decode())
    } catch (cause) {
      throw cause instanceof ImportRefusal ? cause : new ImportRefusal('damaged', { cause })
    }
    return tree.end()
  }

  /** Where the links of a part lead, by their ids; of the package itself for the empty name. */
  relations(name: string): Map<string, Relation> {
    const folder = name.slice(0, name.lastIndexOf('/') + 1)
    const tree = this.part(`${folder}_rels/${name.slice(folder.length)}.rels`)
    return new Map(
      childrenOf(tree ?? undefined, 'rel:Relationship').map(({ attributes }) => {
        const { Id = '', Type = '', Target = '', TargetMode } = attributes
        const isExternal = TargetMode === 'External'
        const kind = Type.slice(Type.lastIndexOf('/') + 1)
        return [Id, { kind, isExternal, target: isExternal ? Target : within(folder, Target) }]
      }),
    )
  }

  /** A document with macros may call their part whatever it likes; what it is, it says here. */
  #refuseMacroTypes(): void {
    const types = this.part('[Content_Types].xml')?.children ?? []
    const isMacro = ({ attributes }: XmlElement) =>
      /vbaProject|macroEnabled/i.test(attributes.ContentType ?? '')
    if (types.some(isMacro)) throw new ImportRefusal('macros')
  }
}

function within(folder: string, target: string): string {
  return target.startsWith('/') ? target.slice(1) : `${folder}${target}`
}
