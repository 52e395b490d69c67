import { Trans } from '@lingui/react/macro'
import type { Seal, SealList } from '@plenary/shared/seals.ts'
import { isolate } from '../formats.ts'
import { momentParts } from '../rounds/round-time.ts'
import { useLocale } from '../ui/use-locale.ts'
import { makerIn } from './maker.ts'

interface SealReopenedProps {
  reopened: NonNullable<Seal['reopened']>
  list: SealList
}

/** That a seal was opened again: when, by whom and why. */
export function SealReopened({ reopened, list }: SealReopenedProps) {
  const { moment } = momentParts(reopened.at, useLocale())
  const maker = makerIn(list, reopened.by)
  const reason = isolate(reopened.reason)
  return (
    <p>
      <Trans>
        Opened again {moment} by {maker}: {reason}
      </Trans>
    </p>
  )
}
