import { useLingui } from '@lingui/react/macro'
import { type ReactNode, useEffect } from 'react'
import { Dialog } from '../ui/dialog.tsx'
import { soonAfterFirstUse } from '../ui/first-use.ts'
import { useMedia } from '../ui/use-media.ts'
import { prepareField } from './comment-form.tsx'
import { CommentMargin, type OtherCard } from './comment-margin.tsx'
import { CommentSheet } from './comment-sheet.tsx'
import { SelectionButton } from './selection-button.tsx'
import { ThreadList } from './thread-list.tsx'
import { usePlacedThreads } from './use-placed-threads.ts'
import type { ThreadDesk } from './use-thread-desk.ts'
import { useThreadKeys } from './use-thread-keys.ts'

interface RoomThreadsProps {
  desk: ThreadDesk
  sections: readonly { id: string; title: string }[]
  /** What else stands beside the text, where there is a column for it. */
  others: readonly OtherCard[]
  /** Whether the list was asked for, where comments have no column of their own. */
  isListOpen: boolean
  onListOpenChange: (isOpen: boolean) => void
}

const NONE: readonly OtherCard[] = []

/** Everything that is shown of the comments of a room, by how much place there is. */
export function RoomThreads({
  desk,
  sections,
  isListOpen,
  onListOpenChange,
  others,
}: RoomThreadsProps): ReactNode {
  const { t } = useLingui()
  const isWide = useMedia('(min-width: 1200px)')
  const isPhone = useMedia('(max-width: 767px)')
  useThreadKeys(desk, usePlacedThreads(desk))
  useThreadClicks(desk)
  useEffect(() => soonAfterFirstUse(prepareField), [])
  return (
    <>
      <SelectionButton desk={desk} isPhone={isPhone} />
      {isPhone ? (
        <CommentSheet desk={desk} />
      ) : (
        <CommentMargin desk={desk} isFolded={!isWide} sections={sections} others={isWide ? others : NONE} />
      )}
      <Dialog title={t`Comments`} isOpen={isListOpen && !isWide} onOpenChange={onListOpenChange}>
        <ThreadList desk={desk} sections={sections} onChosen={() => onListOpenChange(false)} />
      </Dialog>
    </>
  )
}

/** Pressing commented words opens the comment on them, of several the innermost; pressing others closes it. */
function useThreadClicks({ select, draft, currentId }: ThreadDesk): void {
  useEffect(() => {
    const open = (event: MouseEvent) => {
      const { target } = event
      if (!(target instanceof Element) || !target.closest('#text') || draft) return
      const id = target.closest<HTMLElement>('[data-thread]')?.dataset.thread
      // Whoever selects words across a comment's wants those words.
      if (id && getSelection()?.isCollapsed) select(id as NonNullable<typeof currentId>)
      else if (currentId) select(null)
    }
    document.addEventListener('click', open)
    return () => document.removeEventListener('click', open)
  }, [select, draft, currentId])
}
