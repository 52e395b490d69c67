import type { RoomParties } from '@plenary/shared/threads.ts'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useLocale } from '../ui/use-locale.ts'
import type { Mentionable, MentionSuggestion } from './comment-schema.ts'

const MAX_SHOWN = 8

/** Those whom an `@` may mean, while one types it. */
export type MentionList = {
  items: readonly Mentionable[]
  chosen: number
  choose: (index: number) => void
} | null

type ListActs = { move: (by: number) => void; choose: () => void; close: () => void }

const KEYS: Record<string, (acts: ListActs) => void> = {
  ArrowDown: ({ move }) => move(1),
  ArrowUp: ({ move }) => move(-1),
  Enter: ({ choose }) => choose(),
  Tab: ({ choose }) => choose(),
  Escape: ({ close }) => close(),
}

/** The list of those whom one may mention, as the field of a comment asks for it, and the keys that move in it. */
export function useMentions(parties: RoomParties | undefined) {
  const everybody = useMentionables(parties)
  const [list, setList] = useState<MentionList>(null)
  // Read by the editor's plugin, which is made once.
  const now = useRef({ everybody, list })
  useEffect(() => {
    now.current = { everybody, list }
  }, [everybody, list])
  const move = useCallback(
    (by: number) =>
      setList(
        (shown) =>
          shown && { ...shown, chosen: (shown.chosen + by + shown.items.length) % shown.items.length },
      ),
    [],
  )

  const suggestion = useMemo((): MentionSuggestion => {
    const show = (props: { items: Mentionable[]; command: (item: Mentionable) => void }) => {
      const choose = (index: number) => {
        const item = props.items[index]
        if (item) props.command(item)
      }
      setList(props.items.length > 0 ? { items: props.items, chosen: 0, choose } : null)
    }
    return {
      char: '@',
      items: ({ query }) => matching(now.current.everybody, query),
      render: () => ({
        onStart: show,
        onUpdate: show,
        onExit: () => setList(null),
        onKeyDown: ({ event }) => {
          const shown = now.current.list
          const act = shown && KEYS[event.key]
          if (!act) return false
          act({ move, choose: () => shown.choose(shown.chosen), close: () => setList(null) })
          // The card would take Escape for itself.
          event.stopPropagation()
          return true
        },
      }),
    }
  }, [move])
  return { list, suggestion }
}

function useMentionables(parties: RoomParties | undefined): Mentionable[] {
  const locale = useLocale()
  return useMemo(() => {
    const organizations = new Map(parties?.organizations.map((one) => [one.id, one]))
    const people = (parties?.people ?? []).flatMap(({ memberId, name, organizationId, isSelf }) => {
      const organization = organizations.get(organizationId)
      if (isSelf || !organization) return []
      const { shortName: note, hue, letters } = organization
      return [{ of: 'member' as const, id: memberId, label: name, note, hue, letters }]
    })
    const parts = [...organizations.values()].map(({ id, shortName, name, hue, letters }) => ({
      of: 'organization' as const,
      id,
      label: shortName,
      note: name[locale],
      hue,
      letters,
    }))
    return [...people, ...parts]
  }, [parties, locale])
}

/** By the beginnings of their names, whatever the accents. */
function matching(everybody: readonly Mentionable[], query: string): Mentionable[] {
  const wanted = plain(query)
  const isMeant = ({ label, note }: Mentionable) =>
    plain(`${label} ${note}`)
      .split(/\s+/)
      .some((word) => word.startsWith(wanted)) || plain(label).startsWith(wanted)
  return everybody.filter(isMeant).slice(0, MAX_SHOWN)
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}
