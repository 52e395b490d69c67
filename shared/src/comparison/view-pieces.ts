import type { JsonMark, JsonNode } from '../document/document-json.ts'
import { markOfKey } from '../document/stored-mark.ts'
import { attributeChanges } from './compare.ts'
import type { WordEdit } from './comparison.ts'
import { bordersOf, cutterOf, lineLength } from './line.ts'
import type { Piece, PieceState } from './view.ts'

/** The words of a block, each piece with what has become of it. `edits`: null where nothing has. */
export function piecesOf(before: readonly JsonNode[], edits: readonly WordEdit[] | null): Piece[] {
  if (!edits) return onePiece(before, 'same')
  const cut = cutterOf(before)
  let at = 0
  return edits.flatMap((edit) => {
    switch (edit.kind) {
      case 'same':
        at += edit.length
        return onePiece(cut(at - edit.length, at), 'same')
      case 'restyled':
        at += lineLength(edit.before)
        return restyled(edit.before, edit.after)
      case 'deleted':
        at += lineLength(edit.content)
        return onePiece(edit.content, 'deleted')
      case 'inserted':
        return onePiece(edit.content, 'inserted')
      default:
        return []
    }
  })
}

/** Pieces that have all become the same. */
export function onePiece(line: readonly JsonNode[], state: PieceState): Piece[] {
  return line.map(({ type, text, marks = [], attrs }) => ({
    state,
    type,
    text: text ?? (type === 'hardBreak' ? '\n' : ''),
    marks: marks.map(named),
    ...(attrs && { attrs }),
    step: null,
  }))
}

/** Where marks of one kind may stand beside each other, the text keeps them under keys of their own. */
function named({ type, ...mark }: JsonMark): JsonMark {
  return { type: markOfKey(type).name, ...mark }
}

function restyled(before: readonly JsonNode[], after: readonly JsonNode[]): Piece[] {
  const [cutBefore, cutAfter] = [cutterOf(before), cutterOf(after)]
  let at = 0
  return bordersOf(before, after).flatMap((end) => {
    const [was] = cutBefore(at, end)
    const pieces = onePiece(cutAfter(at, end), 'restyled')
    at = end
    return pieces.map((piece) => {
      const attributes = attributeChanges(was?.attrs, piece.attrs)
      return {
        ...piece,
        marksBefore: (was?.marks ?? []).map(named),
        ...(attributes.length > 0 && { attributes }),
      }
    })
  })
}
