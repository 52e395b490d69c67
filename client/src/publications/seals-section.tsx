import { Trans, useLingui } from '@lingui/react/macro'
import type { Room } from '@plenary/shared/rooms.ts'
import type { SealList } from '@plenary/shared/seals.ts'
import { useQuery } from '@tanstack/react-query'
import { Button } from '../ui/button.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import text from '../ui/text.module.css'
import { SealButton } from './seal-button.tsx'
import { SealedCard } from './sealed-card.tsx'
import styles from './seals.module.css'
import { sealsQuery } from './use-seals.ts'

/** The seal of a document: how it is made, what it is once it is there, and those that were opened again. */
export function SealsSection({ room }: { room: Room }) {
  const { t } = useLingui()
  const { data: list, error, refetch } = useQuery(sealsQuery(room.id))
  if (error && !list)
    return (
      <ProblemNote error={error}>
        <Button isDense onClick={() => void refetch()}>
          <Trans>Try again</Trans>
        </Button>
      </ProblemNote>
    )
  if (!list || !isSomething(list)) return null
  return (
    <section aria-label={t`Seal`} className={styles.section}>
      {list.abilities.includes('seal') && <Invitation room={room} />}
      {list.items.map((seal) => (
        <SealedCard key={seal.id} room={room} seal={seal} list={list} />
      ))}
    </section>
  )
}

function isSomething({ items, abilities }: SealList): boolean {
  return items.length > 0 || abilities.includes('seal')
}

function Invitation({ room }: { room: Room }) {
  return (
    <div className={styles.invitation}>
      <div>
        <h2 className={text.head}>
          <Trans>When the text is final</Trans>
        </h2>
        <p className={text.soft}>
          <Trans>
            Seal it: nothing in the document can be changed then, and you get the files to submit, with a
            receipt that anybody can check.
          </Trans>
        </p>
      </div>
      <SealButton room={room} />
    </div>
  )
}
