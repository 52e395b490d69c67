import type { InvitePreview, OwnRequest } from '@plenary/shared/invites.ts'
import { useState } from 'react'
import { isWaiting } from './use-own-requests.ts'

/**
 * The request that stands behind an opened link, if there is one: made on this page, or before and still waiting.
 * A link that was used up by one's own request is not called used up. `release` forgets it, to begin again.
 */
export function useOwnRequest(preview: InvitePreview | undefined, requests: OwnRequest[] | undefined) {
  const [kept, keep] = useState<OwnRequest | null>(null)
  const found = kept ? undefined : requests?.find((request) => isWaiting(request) && isFor(request, preview))
  // Kept from then on, so that what becomes of it is shown too.
  if (found) keep(found)
  const mine = kept && requests ? (requests.find(({ id }) => id === kept.id) ?? gone(kept)) : null
  return { mine, keep, release: () => keep(null) }
}

/** A request names no link, so it is known by where it leads; an ended link does not say where it led. */
function isFor(request: OwnRequest, preview: InvitePreview | undefined): boolean {
  if (!preview) return false
  if (preview.state === 'ended') return true
  const { coalition, room } = preview
  return (
    request.roomTitle === (room?.title ?? null) &&
    request.coalitionName.en === coalition.name.en &&
    request.coalitionName.fr === coalition.name.fr
  )
}

/** The session with which somebody asked has ended, and the request with it. */
function gone(request: OwnRequest): OwnRequest {
  return { ...request, state: 'ended', destination: null }
}
