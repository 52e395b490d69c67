/** A field of Word with what it shows until it is reckoned anew. */
export function field(instruction: string, shown: string, properties = ''): string {
  const { begin, end } = fieldSigns(instruction, properties)
  return `${begin}${shown}${end}`
}

/** The same as what stands before and after what it shows, which may be several paragraphs. */
export function fieldSigns(instruction: string, properties = ''): { begin: string; end: string } {
  const sign = (type: string) => `<w:r>${properties}<w:fldChar w:fldCharType="${type}"/></w:r>`
  const asked = `<w:r>${properties}<w:instrText xml:space="preserve"> ${instruction} </w:instrText></w:r>`
  return { begin: `${sign('begin')}${asked}${sign('separate')}`, end: sign('end') }
}

/** What fields and links lead to by a name. */
export function bookmarked(name: string, content: string): string {
  const id = idOf(name)
  return `<w:bookmarkStart w:id="${id}" w:name="${name}"/>${content}<w:bookmarkEnd w:id="${id}"/>`
}

const KINDS = ['place', 'note', 'heading']

/** Names are a kind and a number; ids are numbers, other ones for other names. */
function idOf(name: string): number {
  const [kind = '', number] = name.split('_')
  return Number(number) * KINDS.length + KINDS.indexOf(kind)
}
