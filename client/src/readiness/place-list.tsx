import { Plural } from '@lingui/react/macro'
import type { Room } from '@plenary/shared/rooms.ts'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import type { Place } from './check.ts'
import styles from './place-list.module.css'
import { usePlaceNames } from './use-row-words.ts'

const SHOWN = 6

/** The ways to where one goes about a row: the first of them, and all that are asked for. */
export function PlaceList({ room, places }: { room: Room; places: readonly Place[] }) {
  const [isWhole, setWhole] = useState(false)
  const list = useRef<HTMLUListElement>(null)
  // The button has gone: the focus is where the rest begins.
  useEffect(() => {
    if (isWhole) list.current?.querySelectorAll('a')[SHOWN]?.focus()
  }, [isWhole])
  const nameOf = usePlaceNames()
  const hidden = isWhole || places.length <= SHOWN + 1 ? 0 : places.length - SHOWN
  // The page with all of them stands last, and is always there.
  const shown = hidden > 0 ? places.filter((place, at) => at < SHOWN || place.kind === 'page') : places
  if (places.length === 0) return null
  return (
    <ul ref={list} className={styles.places}>
      {shown.map((place) => (
        <li key={place.kind === 'page' ? place.page : place.id}>
          <PlaceLink room={room} place={place} name={nameOf(place)} />
        </li>
      ))}
      {hidden > 0 && (
        <li>
          <button type="button" className={styles.more} onClick={() => setWhole(true)}>
            <Plural value={places.length - shown.length} one="and # more" other="and # more" />
          </button>
        </li>
      )}
    </ul>
  )
}

function PlaceLink({ room, place, name }: { room: Room; place: Place; name: string }) {
  const params = { room: room.id }
  const words = <bdi>{name}</bdi>
  if (place.kind === 'block')
    return (
      <Link to="/r/$room" params={params} search={{ block: place.id }}>
        {words}
      </Link>
    )
  if (place.kind === 'thread')
    return (
      <Link to="/r/$room" params={params} search={{ thread: place.id }}>
        {words}
      </Link>
    )
  if (place.page === 'mechanisms')
    return (
      <Link to="/c/$coalition/mechanisms" params={{ coalition: room.coalition.slug }}>
        {words}
      </Link>
    )
  return (
    <Link to={PAGES[place.page]} params={params}>
      {words}
    </Link>
  )
}

const PAGES = {
  room: '/r/$room',
  recommendations: '/r/$room/recommendations',
  rounds: '/r/$room/rounds',
  'sign-off': '/r/$room/sign-off',
} as const
