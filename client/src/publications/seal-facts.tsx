import { Plural, Trans } from '@lingui/react/macro'
import type { Seal, SealList } from '@plenary/shared/seals.ts'
import { isolate } from '../formats.ts'
import { makerIn } from './maker.ts'
import styles from './seals.module.css'

/** What was sealed, by whom, and who had signed it: in pieces without a full stop, since many names end with one. */
export function SealFacts({ seal, list }: { seal: Seal; list: SealList }) {
  const { number, label } = seal.version
  const name = label === null ? '' : isolate(label)
  const maker = makerIn(list, seal.sealedBy)
  return (
    <p className={styles.facts}>
      <span>
        {label === null ? (
          <Trans>Version {number}</Trans>
        ) : (
          <Trans>
            Version {number}, {name}
          </Trans>
        )}
      </span>
      <span>
        <Trans>by {maker}</Trans>
      </span>
      <span>
        <Plural
          value={seal.named + seal.withheld}
          _0="signed by no organisation"
          one="signed by # organisation"
          other="signed by # organisations"
        />
      </span>
      {seal.withheld > 0 && (
        <span>
          <Plural
            value={seal.withheld}
            one="# of them not named in public"
            other="# of them not named in public"
          />
        </span>
      )}
    </p>
  )
}
