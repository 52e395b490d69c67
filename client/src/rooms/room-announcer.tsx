import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import type { FreezeLevel } from '@plenary/shared/permissions.ts'
import { useEffect, useRef, useState } from 'react'
import { useFreezeWords } from '../freezes/freeze-words.ts'
import type { PartyHere } from '../presence/use-people.ts'
import { VisuallyHidden } from '../ui/visually-hidden.tsx'
import type { Mode } from './use-mode.ts'

/** Arrivals are gathered this long, so that a meeting that begins is one sentence and not twelve. */
const GATHER_MS = 10_000

interface RoomAnnouncerProps {
  /** Null for those who cannot change the text. */
  mode: Mode | null
  /** How far the document is frozen. */
  freeze: FreezeLevel | null
  parties: readonly PartyHere[]
}

/** Says what the eye would notice: that one now edits or reads, that the document is frozen, and who has come in. Never what others type. */
export function RoomAnnouncer({ mode, freeze, parties }: RoomAnnouncerProps) {
  return (
    <VisuallyHidden>
      <span role="status">{useModeWords(mode)}</span>
      <span role="status">{useFreezeNews(freeze)}</span>
      <span role="status">{useArrivalWords(parties)}</span>
    </VisuallyHidden>
  )
}

function useModeWords(mode: Mode | null): string {
  const { t } = useLingui()
  const first = useRef(mode)
  const [hasChanged, setChanged] = useState(false)
  useEffect(() => {
    if (mode !== first.current) setChanged(true)
  }, [mode])
  // On arrival there is nothing to say: the page is being read out.
  if (!hasChanged || mode === null) return ''
  if (mode === 'suggest') return t`You are suggesting.`
  return mode === 'edit' ? t`You are editing.` : t`You are reading.`
}

function useFreezeNews(freeze: FreezeLevel | null): string {
  const { t } = useLingui()
  const words = useFreezeWords()
  const first = useRef(freeze)
  const [hasChanged, setChanged] = useState(false)
  useEffect(() => {
    if (freeze !== first.current) setChanged(true)
  }, [freeze])
  if (!hasChanged) return ''
  return freeze ? words[freeze].state : t`The document is not frozen any more.`
}

function useArrivalWords(parties: readonly PartyHere[]): string {
  const { t } = useLingui()
  const ids = parties.flatMap(({ people }) =>
    people.filter(({ isSelf }) => !isSelf).map(({ memberId }) => memberId),
  )
  const here = ids.join(' ')
  const known = useRef<Set<string> | null>(null)
  const [count, setCount] = useState(0)
  useEffect(() => {
    const now = new Set(here.split(' ').filter(Boolean))
    const timer = setTimeout(() => {
      const before = known.current
      known.current = now
      setCount(before ? [...now].filter((id) => !before.has(id)).length : 0)
    }, GATHER_MS)
    return () => clearTimeout(timer)
  }, [here])
  return count === 0
    ? ''
    : t`${plural(count, { one: '# person has come in.', other: '# people have come in.' })}`
}
