import { useLingui } from '@lingui/react/macro'
import { BookOpen, Check, CloudOff, LoaderCircle, type LucideIcon } from 'lucide-react'
import { useEffect, useState } from 'react'
import { clockTime } from '../formats.ts'
import type { RoomProvider, RoomStatus } from '../sync/room-provider.ts'
import { useRoomStatus } from '../sync/use-room-provider.ts'
import { classNames } from '../ui/class-names.ts'
import { useLocale } from '../ui/use-locale.ts'
import { VisuallyHidden } from '../ui/visually-hidden.tsx'
import styles from './save-status.module.css'

/** "Saving" is said only of what takes longer than this; a word that flickers at each key tells nothing. */
const SAVING_AFTER_MS = 1_000
const SLOW_AFTER_MS = 10_000

type Save = 'opening' | 'saved' | 'saving' | 'slow' | 'offline' | 'unsaved-offline' | 'read-only' | 'closed'

/**
 * What has become of what one wrote, in words, beside the title and at every width. "Saved" is the server's
 * word that it is on disk. Read out once for each change of state, never for a key or a minute.
 */
export function SaveStatus({ provider, isHeld }: { provider: RoomProvider; isHeld: boolean }) {
  const status = useRoomStatus(provider, (whole) => whole)
  const save = useSave(status, isHeld)
  const { icon: Icon, words, spoken } = useWords(save, status)
  const isBad = save === 'offline' || save === 'unsaved-offline' || save === 'slow' || save === 'closed'
  return (
    <span className={classNames(styles.save, isBad && styles.bad)} data-save={stateForTests(status, save)}>
      <Icon aria-hidden size={16} strokeWidth={2} />
      <span aria-hidden className={styles.words}>
        {words}
      </span>
      <span role="status">
        <VisuallyHidden>{spoken}</VisuallyHidden>
      </span>
    </span>
  )
}

/** Without the second of patience: what is not stored yet is not called saved. */
function stateForTests({ unsavedSince }: RoomStatus, save: Save): Save {
  return save === 'saved' && unsavedSince !== null ? 'saving' : save
}

function useSave(status: RoomStatus, isHeld: boolean): Save {
  const now = useNowWhile(status.unsavedSince !== null)
  const { line, hello, unsavedSince } = status
  if (line === 'closed') return 'closed'
  if (line === 'opening') return 'opening'
  if (line === 'offline') return unsavedSince === null ? 'offline' : 'unsaved-offline'
  if (hello?.canWrite === false || (isHeld && unsavedSince === null)) return 'read-only'
  const unsavedMs = unsavedSince === null ? 0 : now - unsavedSince
  if (unsavedMs > SLOW_AFTER_MS) return 'slow'
  return unsavedMs > SAVING_AFTER_MS ? 'saving' : 'saved'
}

function useNowWhile(isRunning: boolean): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    if (!isRunning) return
    const timer = setInterval(() => setNow(Date.now()), 500)
    return () => clearInterval(timer)
  }, [isRunning])
  return now
}

function useWords(save: Save, { savedAt }: RoomStatus): { icon: LucideIcon; words: string; spoken: string } {
  const { t } = useLingui()
  const locale = useLocale()
  switch (save) {
    case 'opening':
      return alike(LoaderCircle, t`Opening`)
    case 'saved': {
      const time = savedAt === null ? null : clockTime(new Date(savedAt), locale)
      return { icon: Check, words: time === null ? t`Saved` : t`Saved ${time}`, spoken: t`Saved` }
    }
    case 'saving':
      return alike(LoaderCircle, t`Saving`)
    case 'slow':
      return alike(LoaderCircle, t`Saving is slow. Keep this tab open.`)
    case 'offline':
      return alike(CloudOff, t`Offline, trying again`)
    case 'unsaved-offline':
      return alike(CloudOff, t`Offline, only in this tab: do not close it`)
    case 'read-only':
      return alike(BookOpen, t`Read only`)
    case 'closed':
      return alike(CloudOff, t`Closed`)
  }
}

function alike(icon: LucideIcon, words: string) {
  return { icon, words, spoken: words }
}
