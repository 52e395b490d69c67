import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { Room } from '@plenary/shared/rooms.ts'
import { History } from 'lucide-react'
import { useState } from 'react'
import { shortDay } from '../formats.ts'
import { Button } from '../ui/button.tsx'
import { LoadingLines } from '../ui/loading-lines.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { useLocale } from '../ui/use-locale.ts'
import { DrawnComparison } from '../versions/drawn-comparison.tsx'
import type { ShownComparison, useComparison } from '../versions/use-comparison.ts'
import { changedParagraphs } from './changed-paragraphs.ts'
import type { Reading } from './reading.ts'
import styles from './sign-text.module.css'

interface SignTextProps {
  room: Room
  reading: Reading
  comparison: ReturnType<typeof useComparison>
  isFolded: boolean
}

/** The text to sign, or what has changed in it since one's organisation last decided. */
export function SignText({ room, reading, comparison, isFolded }: SignTextProps) {
  const { t } = useLingui()
  const [current, setCurrent] = useState(0)
  const { shown, error, retry } = comparison
  if (error !== null) {
    return (
      <ProblemNote error={error}>
        <Button isDense onClick={retry}>
          <Trans>Try again</Trans>
        </Button>
      </ProblemNote>
    )
  }
  if (!shown)
    return (
      <LoadingLines label={t`Opening the text`} slowLabel={t`A long text takes some seconds to compare.`} />
    )
  return (
    <>
      {reading.since && <WhatChanged since={reading.since} shown={shown} />}
      <DrawnComparison
        {...{ room, shown, current }}
        isFolded={isFolded && reading.since !== null}
        layout="inline"
        names={{ from: t`what was read last`, to: t`the text to sign` }}
        isToBeCompared={false}
        onShow={setCurrent}
      />
    </>
  )
}

function WhatChanged({ since, shown }: { since: NonNullable<Reading['since']>; shown: ShownComparison }) {
  const day = shortDay(new Date(since.at), useLocale())
  const count = changedParagraphs(shown.view.rows)
  const isSigned = since.act !== 'declined'
  return (
    <p role="status" className={styles.changed}>
      <History aria-hidden size={20} strokeWidth={1.75} />
      <span>
        <b>
          {isSigned ? (
            <Plural
              value={count}
              _0={`Nothing has changed since you signed on ${day}.`}
              one={`# paragraph changed since you signed on ${day}.`}
              other={`# paragraphs changed since you signed on ${day}.`}
            />
          ) : (
            <Plural
              value={count}
              _0={`Nothing has changed since you declined on ${day}.`}
              one={`# paragraph changed since you declined on ${day}.`}
              other={`# paragraphs changed since you declined on ${day}.`}
            />
          )}
        </b>{' '}
        {count > 0 && isSigned && <Trans>Everything else is the text you signed.</Trans>}
      </span>
    </p>
  )
}
