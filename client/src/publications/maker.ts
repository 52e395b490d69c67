import type { Seal, SealList } from '@plenary/shared/seals.ts'
import { isolate } from '../formats.ts'

/** Whoever did something about a seal, as the room calls them, or their organisation. */
export function makerIn({ organizations }: SealList, { name, organizationId }: Seal['sealedBy']): string {
  const organization = organizations.find(({ id }) => id === organizationId)?.shortName ?? ''
  return isolate(name ?? organization)
}
