import { restyling } from '@plenary/shared/comparison/html-pieces.ts'
import type { Piece } from '@plenary/shared/comparison/view.ts'
import type { JsonMark } from '@plenary/shared/document/document-json.ts'
import { isSafeHref } from '@plenary/shared/document/link.ts'
import type { ReactNode } from 'react'
import { VisuallyHidden } from '../ui/visually-hidden.tsx'
import type { AuthoredPiece } from './authored-view.ts'
import styles from './comparison-pieces.module.css'
import { useDrawing } from './drawing.ts'

/** The words of a block: what came and what went by a line under or through it, in the colour of whose it is. */
export function ComparisonPieces({ pieces }: { pieces: readonly Piece[] }) {
  const { authored } = useDrawing()
  return authored.piecesOf(pieces).map((piece, at) => {
    const key = `${at}-${piece.state}`
    return <ComparisonPiece key={key} piece={piece} />
  })
}

function ComparisonPiece({ piece }: { piece: AuthoredPiece }) {
  const { words, organizations, current, onShow } = useDrawing()
  const organization = piece.author === null ? undefined : organizations[piece.author]
  const inner = marked(contentOf(piece), piece.marks)
  const isCurrent = piece.step !== null && piece.step === current
  const facts = {
    'data-org': organization?.hue,
    'data-step': piece.step ?? undefined,
    className: isCurrent ? styles.now : undefined,
    title: organization?.shortName,
    onClick: () => piece.step !== null && onShow(piece.step),
  }
  switch (piece.state) {
    case 'same':
    case 'carried-from':
    case 'carried-here':
      return inner
    case 'inserted':
      return (
        <ins {...facts}>
          <VisuallyHidden>{`[${words.inserted}] `}</VisuallyHidden>
          {inner}
        </ins>
      )
    case 'deleted':
      return (
        <del {...facts}>
          <VisuallyHidden>{`[${words.deleted}] `}</VisuallyHidden>
          {inner}
        </del>
      )
    case 'restyled':
      return (
        <span {...facts} className={`${styles.restyled} ${isCurrent ? styles.now : ''}`}>
          {inner}
          <small className={styles.aside}>{restyling(piece, words)}</small>
        </span>
      )
  }
}

function contentOf({ type, text }: Piece): ReactNode {
  if (type === 'text') return text
  return type === 'hardBreak' ? <br /> : `[${type}]`
}

function marked(inner: ReactNode, marks: readonly JsonMark[]): ReactNode {
  return marks.reduce(inMark, inner)
}

function inMark(inner: ReactNode, { type, attrs }: JsonMark): ReactNode {
  switch (type) {
    case 'bold':
      return <strong>{inner}</strong>
    case 'italic':
      return <em>{inner}</em>
    case 'underline':
      return <u>{inner}</u>
    case 'strike':
      return <s>{inner}</s>
    case 'link': {
      const href = attrs?.href
      return typeof href === 'string' && isSafeHref(href) ? (
        <a href={href} rel="noopener noreferrer nofollow" target="_blank">
          {inner}
        </a>
      ) : (
        inner
      )
    }
    default:
      // Suggestions that wait: words of the text like any other here, told apart by a dotted line.
      return <span className={styles.suggested}>{inner}</span>
  }
}
