import { Trans, useLingui } from '@lingui/react/macro'
import { ATTRIBUTIONS, type Attribution, isSafer, type Room } from '@plenary/shared/rooms.ts'
import { useState } from 'react'
import { useChangeRoom } from '../rooms/use-change-room.ts'
import { Button } from '../ui/button.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import text from '../ui/text.module.css'
import { showToast } from '../ui/toast.ts'
import { useAttributionWords } from '../use-attribution-words.ts'
import styles from './share-names.module.css'

/** How people are named in a document, and for coordinators the way to the safer side; there is none back. */
export function ShareNames({ room }: { room: Room }) {
  const { t } = useLingui()
  const words = useAttributionWords()
  const [asked, setAsked] = useState<Attribution | null>(null)
  const safer = ATTRIBUTIONS.filter((each) => isSafer(each, room.attribution))
  const mayChange = room.abilities.includes('set-attribution') && safer.length > 0
  return (
    <div className={styles.names}>
      <div>
        <h3 className={text.head}>{words[room.attribution].name}</h3>
        <p className={text.soft}>{words[room.attribution].promise}</p>
      </div>
      {!mayChange && (
        <p className={text.help}>
          {safer.length === 0 ? (
            <Trans>This is the safest rule that there is. It does not change any more.</Trans>
          ) : (
            <Trans>A coordinator can make the rule safer for everybody, never weaker.</Trans>
          )}
        </p>
      )}
      {mayChange && (
        <ul className={styles.list}>
          {safer.map((each) => (
            <li key={each} className={styles.choice}>
              <div>
                <p className={text.medium}>{words[each].name}</p>
                <p className={text.help}>{words[each].promise}</p>
              </div>
              {asked === each ? (
                <Confirm room={room} attribution={each} onDone={() => setAsked(null)} />
              ) : (
                <Button
                  isDense
                  aria-label={t`Change to this: ${words[each].name}`}
                  onClick={() => setAsked(each)}
                >
                  <Trans>Change to this</Trans>
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

type ConfirmProps = { room: Room; attribution: Attribution; onDone: () => void }

function Confirm({ room, attribution, onDone }: ConfirmProps) {
  const { t } = useLingui()
  const change = useChangeRoom(room)
  const handleChange = () =>
    change.mutate(
      { attribution },
      {
        onSuccess: () => {
          showToast(t`The rule about names is safer now.`)
          onDone()
        },
      },
    )
  return (
    <fieldset className={styles.confirm}>
      <legend>
        {attribution === 'unattributed' ? (
          <Trans>
            It cannot be undone: who wrote what is erased from the record of this document, also for what was
            written before.
          </Trans>
        ) : (
          <Trans>It cannot be undone: from then on people write because of it.</Trans>
        )}
      </legend>
      {change.error && <ProblemNote error={change.error} />}
      <div className={styles.acts}>
        <Button
          variant="danger"
          autoFocus
          isDense
          isWorking={change.isPending}
          workingLabel={t`Changing`}
          onClick={handleChange}
        >
          <Trans>Change for good</Trans>
        </Button>
        <Button variant="bare" isDense onClick={onDone}>
          <Trans>Leave it</Trans>
        </Button>
      </div>
    </fieldset>
  )
}
