import { useLingui } from '@lingui/react/macro'
import { BookOpen, Check, CloudOff, LoaderCircle, type LucideIcon } from 'lucide-react'
import { type RefObject, useCallback, useEffect, useRef, useSyncExternalStore } from 'react'
import { clockTime } from '../formats.ts'
import type { RoomProvider, RoomStatus } from '../sync/room-provider.ts'
import { useRoomStatus } from '../sync/use-room-provider.ts'
import { classNames } from '../ui/class-names.ts'
import { useLocale } from '../ui/use-locale.ts'
import { useMedia } from '../ui/use-media.ts'
import { VisuallyHidden } from '../ui/visually-hidden.tsx'
import styles from './save-status.module.css'

/** "Saving" is said only of what takes longer than this; a word that flickers at each key tells nothing. */
const SAVING_AFTER_MS = 1_000
const SLOW_AFTER_MS = 10_000
const LOOK_MS = 500
const MINUTE_MS = 60_000

type Save = 'opening' | 'saved' | 'saving' | 'slow' | 'offline' | 'unsaved-offline' | 'read-only' | 'closed'

/**
 * What has become of what one wrote, in words, beside the title and at every width. "Saved" is the server's
 * word that it is on disk. Read out once for each change of state, never for a key or a minute.
 */
export function SaveStatus({ provider, isHeld }: { provider: RoomProvider; isHeld: boolean }) {
  const save = useSave(provider, isHeld)
  // On a phone there is no room for the time, and a word that is cut tells neither.
  const hasRoom = useMedia('(min-width: 768px)')
  const time = useSavedTime(provider)
  const { icon: Icon, words, spoken } = useWords(save, hasRoom ? time : null)
  const element = useSaveAttribute(provider, isHeld)
  const isBad = save === 'offline' || save === 'unsaved-offline' || save === 'slow' || save === 'closed'
  return (
    <span ref={element} className={classNames(styles.save, isBad && styles.bad)}>
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

/**
 * What is said of one's words. It is another only where the words are others: keys that are saved in time draw nothing.
 */
function useSave(provider: RoomProvider, isHeld: boolean): Save {
  const subscribe = useCallback((listener: () => void) => subscribePatiently(provider, listener), [provider])
  return useSyncExternalStore(subscribe, () => saveOf(provider.status, isHeld, Date.now()))
}

function saveOf({ line, hello, unsavedSince }: RoomStatus, isHeld: boolean, now: number): Save {
  if (line === 'closed') return 'closed'
  if (line === 'opening') return 'opening'
  if (line === 'offline') return unsavedSince === null ? 'offline' : 'unsaved-offline'
  if (hello?.canWrite === false || (isHeld && unsavedSince === null)) return 'read-only'
  const unsavedMs = unsavedSince === null ? 0 : now - unsavedSince
  if (unsavedMs > SLOW_AFTER_MS) return 'slow'
  return unsavedMs > SAVING_AFTER_MS ? 'saving' : 'saved'
}

/** Calls back after each change of the line, and as long as something is unsaved at each half second too. */
function subscribePatiently(provider: RoomProvider, listener: () => void): () => void {
  let timer: ReturnType<typeof setInterval> | undefined
  const follow = () => {
    const isUnsaved = provider.status.unsavedSince !== null
    if (isUnsaved) timer ??= setInterval(listener, LOOK_MS)
    else {
      clearInterval(timer)
      timer = undefined
    }
    listener()
  }
  const stop = provider.subscribe(follow)
  follow()
  return () => {
    stop()
    clearInterval(timer)
  }
}

/** The time of day at which all was saved, or null: another one every minute at most. */
function useSavedTime(provider: RoomProvider): string | null {
  const locale = useLocale()
  const minute = useRoomStatus(provider, ({ savedAt }) => savedAt && Math.floor(savedAt / MINUTE_MS))
  return minute === null ? null : clockTime(new Date(minute * MINUTE_MS), locale)
}

/** Tells styles and tests of each change without drawing anything: what is not stored yet is not called saved, patience or not. */
function useSaveAttribute(provider: RoomProvider, isHeld: boolean): RefObject<HTMLSpanElement | null> {
  const element = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    const write = () => {
      const save = saveOf(provider.status, isHeld, Date.now())
      const isUnsaved = provider.status.unsavedSince !== null
      element.current?.setAttribute('data-save', save === 'saved' && isUnsaved ? 'saving' : save)
    }
    write()
    return subscribePatiently(provider, write)
  }, [provider, isHeld])
  return element
}

function useWords(save: Save, time: string | null): { icon: LucideIcon; words: string; spoken: string } {
  const { t } = useLingui()
  switch (save) {
    case 'opening':
      return alike(LoaderCircle, t`Opening`)
    case 'saved':
      return { icon: Check, words: time === null ? t`Saved` : t`Saved ${time}`, spoken: t`Saved` }
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
