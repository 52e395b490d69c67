import { type Person, presenceSchema } from '@plenary/shared/presence.ts'
import { useEffect, useMemo, useState } from 'react'
import type { RoomProvider } from '../sync/room-provider.ts'
import { useRoomStatus } from '../sync/use-room-provider.ts'
import { type AwarenessChange, isOfOthers } from './awareness-change.ts'

/** A person in the room. `sectionId` is where they are; `isSelf` is whoever reads this. */
export type PersonHere = Person & { sectionId: string | null; isSelf: boolean }

/** An organisation with somebody in the room, and who. */
export type PartyHere = { organization: Person['organization']; people: PersonHere[] }

/** Who is in the room now, by organisation; oneself first, then by name, each person once. */
export function useParties(provider: RoomProvider, mandate: Person): PartyHere[] {
  const others = useOthers(provider)
  // Who one is here, the server says: in a room without names it is not who one is elsewhere.
  const named = useRoomStatus(provider, ({ hello }) => hello?.self ?? null)
  return useMemo(() => {
    const self = { ...mandate, ...named }
    return groupParties([{ ...self, sectionId: null, isSelf: true }, ...others], self)
  }, [others, mandate, named])
}

function useOthers({ awareness }: RoomProvider): PersonHere[] {
  const [others, setOthers] = useState<PersonHere[]>([])
  useEffect(() => {
    const read = () => {
      const states = [...awareness.getStates()].filter(([clientId]) => clientId !== awareness.clientID)
      const found = states.flatMap(([, state]) => {
        const presence = presenceSchema.safeParse(state)
        if (!presence.success) return []
        return [{ ...presence.data.user, sectionId: presence.data.sectionId, isSelf: false }]
      })
      // Carets of twenty people move many times a second, of which nothing is said where this is shown.
      setOthers((known) => (JSON.stringify(known) === JSON.stringify(found) ? known : found))
    }
    const readOthers = (change: AwarenessChange) => {
      if (isOfOthers(change, awareness)) read()
    }
    read()
    awareness.on('change', readOthers)
    return () => awareness.off('change', readOthers)
  }, [awareness])
  return others
}

function groupParties(people: PersonHere[], self: Person): PartyHere[] {
  // Somebody with the room open twice is one person.
  const once = [
    ...new Map([...people].reverse().map((person) => [person.memberId, person])).values(),
  ].reverse()
  const parties = new Map<string, PartyHere>()
  for (const person of once) {
    const party = parties.get(person.organization.id)
    if (party) party.people.push(person)
    else parties.set(person.organization.id, { organization: person.organization, people: [person] })
  }
  const isOwn = (party: PartyHere) => party.organization.id === self.organization.id
  // Hues are given in the order of joining, which is the order of organisations everywhere.
  return [...parties.values()].sort(
    (a, b) => Number(isOwn(b)) - Number(isOwn(a)) || a.organization.hue - b.organization.hue,
  )
}
