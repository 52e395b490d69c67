import type { Room } from '@plenary/shared/rooms.ts'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useRef } from 'react'
import { coalitionQuery } from '../coalitions/use-coalition.ts'
import type { Dressing, NamedOrganization } from '../drafting/dress.ts'
import { LateSmart } from '../drafting/late-smart.ts'
import { Numbers } from '../drafting/numbers.ts'
import { useDraftingWords } from '../drafting/use-drafting-words.ts'
import { useLocale } from '../ui/use-locale.ts'

const NO_ORGANIZATIONS: readonly NamedOrganization[] = []

/** What is drawn into the text of a room around its words; one and the same as long as the room is open. */
export function useDressing({ id, kind, coalition }: Room): Dressing {
  const words = useDraftingWords()
  const locale = useLocale()
  const organizations = useNamedOrganizations(coalition.slug)
  const now = useRef({ words, organizations })
  now.current = { words, organizations }
  const dressing = useMemo<Dressing>(() => {
    const numbers = new Numbers(kind === 'submission')
    return {
      numbers,
      words: () => now.current.words,
      smart: new LateSmart(() => numbers.redraw()),
      organizations: () => now.current.organizations,
      imageAddress: (image) => `/api/rooms/${id}/images/${image}`,
    }
  }, [id, kind])
  useEffect(() => dressing.numbers.redraw(), [dressing, organizations, locale])
  return dressing
}

/** A guest does not see who else is in the coalition. */
function useNamedOrganizations(slug: string): readonly NamedOrganization[] {
  const locale = useLocale()
  const { data } = useQuery({ ...coalitionQuery(slug), retry: false })
  return useMemo(
    () =>
      data?.organizations.map(({ name, ...facts }) => ({ ...facts, name: name[locale] })) ?? NO_ORGANIZATIONS,
    [data, locale],
  )
}
