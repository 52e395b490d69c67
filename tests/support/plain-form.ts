import type { JsonNode } from '@plenary/shared/document/document-json.ts'
import { labelledBlocks, labelsOf } from '@plenary/shared/document/labels.ts'

/** A text in paragraphs, lists and words alone: as somebody would write it who has no numbers that follow by themselves. */
export function plainForm(document: JsonNode): JsonNode {
  const { notes, blocks, inOrder } = labelsOf(labelledBlocks(document), { isNumbered: false })
  const all = document.content ?? []
  const recommendations = all.filter(({ type }) => type === 'recommendation')
  const body = all.flatMap((block) => plainBlock(block))
  const numbered = [...notes.keys()].flatMap(
    (name) => all.find(({ type, attrs }) => type === 'footnote' && attrs?.note === name) ?? [],
  )
  const items = numbered.map(({ content = [] }) => item(content.map(plainInline)))
  return {
    type: 'doc',
    content: items.length > 0 ? [...body, { type: 'orderedList', content: items }] : body,
  }

  function plainBlock(block: JsonNode): JsonNode[] {
    switch (block.type) {
      case 'footnote':
      case 'guidance':
      case 'signatories':
        return []
      case 'image':
        return [{ type: 'paragraph', content: descriptionOf(block) }]
      case 'recommendation':
        return [{ type: 'paragraph', content: labelled(block) }]
      case 'recommendationList':
        return recommendations.length > 0
          ? [{ type: 'bulletList', content: recommendations.map((one) => item(labelled(one))) }]
          : []
      default:
        return [plainInline(block)]
    }
  }

  function labelled(block: JsonNode): JsonNode[] {
    return [
      { type: 'text', text: inOrder[all.indexOf(block)] ?? '', marks: [{ type: 'bold' }] },
      { type: 'text', text: ' ' },
      ...(block.content ?? []).map(plainInline),
    ]
  }

  function plainInline(node: JsonNode): JsonNode {
    const { attrs = {}, content } = node
    if (node.type === 'crossReference')
      return { ...node, type: 'text', text: blocks.get(String(attrs.target)) ?? '' }
    if (node.type === 'footnoteReference') {
      const number = notes.get(String(attrs.note)) ?? ''
      return { type: 'text', text: String(number), marks: [{ type: 'raised' }] }
    }
    return { ...node, ...(content && { content: content.map(plainInline) }) }
  }
}

/** Of a picture that is not there stands what it says. */
function descriptionOf({ attrs }: JsonNode): JsonNode[] {
  const alt = typeof attrs?.alt === 'string' ? attrs.alt : ''
  return alt === '' ? [] : [{ type: 'text', text: alt, marks: [{ type: 'italic' }] }]
}

function item(content: JsonNode[]): JsonNode {
  return { type: 'listItem', content: [{ type: 'paragraph', content }] }
}
