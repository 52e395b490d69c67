import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { SignedVersion } from '@plenary/shared/sign-offs.ts'
import { classNames } from '../ui/class-names.ts'
import text from '../ui/text.module.css'
import styles from './signed-facts.module.css'

interface SignedFactsProps {
  version: SignedVersion
  /** The recommendations that are not joined. */
  leftOut: readonly { label: string }[]
}

/** Which text a signature is for, and what of it is left out. */
export function SignedFacts({ version: { label, number, words, hash }, leftOut }: SignedFactsProps) {
  const { t } = useLingui()
  const name = label ?? t`Confirmed text`
  return (
    <dl className={classNames(text.small, text.numbers, styles.facts)}>
      <dt>
        <Trans>Text</Trans>
      </dt>
      <dd>
        <Trans>
          <bdi>{name}</bdi>, version {number}
        </Trans>
        , <Plural value={words} one="# word" other="# words" />
      </dd>
      {leftOut.length > 0 && (
        <>
          <dt>
            <Trans context="recommendations">Left out</Trans>
          </dt>
          <dd className={text.medium}>{leftOut.map((one) => one.label).join(', ')}</dd>
        </>
      )}
      <dt>
        <Trans>Fingerprint</Trans>
      </dt>
      <dd>
        <bdi dir="ltr" title={hash} className={styles.hash}>
          {hash.slice(0, 4)} {hash.slice(4, 8)} … {hash.slice(-4)}
        </bdi>
      </dd>
    </dl>
  )
}
