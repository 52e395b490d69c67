import type { CommentBody as Body, CommentPiece } from '@plenary/shared/comments.ts'
import type { ReactNode } from 'react'
import { classNames } from '../ui/class-names.ts'
import styles from './comment-body.module.css'

/** What a comment says. Whatever was sent goes onto the page as words, never as markup. */
export function CommentBody({ body }: { body: Body }) {
  return (
    <div className={styles.body} dir="auto">
      {body.content.map(({ content = [] }, index) => (
        <p key={index}>{content.map(piece)}</p>
      ))}
    </div>
  )
}

function piece(piece: CommentPiece, index: number): ReactNode {
  if (piece.type === 'mention') {
    const { of, label } = piece.attrs
    return (
      <span key={index} className={classNames(styles.mention, of === 'organization' && styles.organization)}>
        @<bdi>{label}</bdi>
      </span>
    )
  }
  const { text, marks = [] } = piece
  return <span key={index}>{marks.reduce(marked, text)}</span>
}

function marked(
  words: ReactNode,
  mark: NonNullable<Extract<CommentPiece, { type: 'text' }>['marks']>[number],
) {
  switch (mark.type) {
    case 'bold':
      return <strong>{words}</strong>
    case 'italic':
      return <em>{words}</em>
    case 'link':
      return (
        <a href={mark.attrs.href} target="_blank" rel="noopener noreferrer nofollow">
          {words}
        </a>
      )
  }
}
