import { Trans, useLingui } from '@lingui/react/macro'
import { MessageSquarePlus } from 'lucide-react'
import { type RefObject, useRef, useSyncExternalStore } from 'react'
import type { CommentedText } from '../anchors/commented-text.ts'
import { Button } from '../ui/button.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { keysText } from '../ui/keys-text.ts'
import { draftOf } from './draft-of.ts'
import styles from './selection-button.module.css'
import type { ThreadDesk } from './use-thread-desk.ts'

/**
 * "Comment", beside the words that are selected: at the edge of the sheet on the line where they begin; on a phone at
 * the foot of the page, where the thumb is.
 */
export function SelectionButton({ desk, isPhone }: { desk: ThreadDesk; isPhone: boolean }) {
  const { t } = useLingui()
  const box = useRef<HTMLDivElement>(null)
  const edge = useSelectionEdge(desk.text, box)
  const begin = () => {
    const draft = draftOf(desk.text)
    if (draft) desk.begin(draft)
  }
  const isShown = edge !== null && desk.mayComment && !desk.draft && !isOpenComment(desk)
  return (
    <div ref={box} className={styles.layer}>
      {isShown && isPhone && (
        <div className={styles.thumb}>
          <Button variant="primary" onMouseDown={keep} onClick={begin}>
            <MessageSquarePlus aria-hidden size={20} strokeWidth={1.75} />
            <Trans>Comment</Trans>
          </Button>
        </div>
      )}
      {isShown && !isPhone && (
        <div className={styles.beside} style={{ '--edge': edge } as React.CSSProperties}>
          <IconButton
            icon={MessageSquarePlus}
            label={t`Comment`}
            shortcut={keysText('Mod+Alt+M')}
            variant="quiet"
            onMouseDown={keep}
            onClick={begin}
          />
        </div>
      )}
    </div>
  )
}

/** Whether what is selected are the words of the comment that is open, as when it has just been made. */
function isOpenComment({ text, currentId }: ThreadDesk): boolean {
  const place = currentId && text.placeOf(currentId)
  const { selected } = text
  return Boolean(place && selected && place.from === selected.from && place.to === selected.to)
}

/** The selection stays where it is when the button is pressed. */
function keep(event: React.MouseEvent): void {
  event.preventDefault()
}

/** Where in a box the line ends on which the selection begins, as CSS has it; null while nothing is selected. */
function useSelectionEdge(text: CommentedText, box: RefObject<HTMLElement | null>): string | null {
  return useSyncExternalStore(text.subscribeToSelection, () => {
    const edge = text.selectionEdge()
    if (!edge || !box.current) return null
    const { left, top } = box.current.getBoundingClientRect()
    return `${Math.round(edge.endPx - left)}px ${Math.round(edge.topPx - top)}px`
  })
}
