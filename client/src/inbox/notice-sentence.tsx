import { Trans, useLingui } from '@lingui/react/macro'
import type { Notice } from '@plenary/shared/notices.ts'
import type { Disposition } from '@plenary/shared/threads.ts'
import type { ReactNode } from 'react'
import { isolate } from '../formats.ts'
import styles from './notice-sentence.module.css'

/** Who did what; without a full stop, since many names end with one. */
export function NoticeSentence({ notice }: { notice: Notice }): ReactNode {
  const { t } = useLingui()
  const { name, organization: by } = notice.by
  const who = isolate(name === '' ? t`Somebody` : (name ?? by.shortName))
  const party = isolate(notice.to.organization.shortName)
  return (
    ofSignOff(notice.kind, who, party) ??
    (notice.isDirect ? toSelf(notice.kind, who) : toParty(notice.kind, who, party))
  )
}

/** What is an organisation's business is said alike to each of its people. */
function ofSignOff(kind: Notice['kind'], who: string, party: string): ReactNode {
  switch (kind) {
    case 'sign-off':
      return (
        <Trans>
          <b>{who}</b> asks {party} to sign this document
        </Trans>
      )
    case 'sign-off-reminder':
      return (
        <Trans>
          <b>{who}</b> is waiting for {party} to decide on this document
        </Trans>
      )
    case 'sign-off-decision':
      return (
        <Trans>
          <b>{who}</b> has decided on the text to sign
        </Trans>
      )
    case 'text-moved':
      return <Trans>The text has changed since {party} signed it</Trans>
    case 'mass-deletion':
      return <Trans>Most of this document was deleted; the text before it is kept</Trans>
    default:
      return null
  }
}

function toSelf(kind: Notice['kind'], who: string): ReactNode {
  switch (kind) {
    case 'mention':
      return (
        <Trans>
          <b>{who}</b> mentioned you
        </Trans>
      )
    case 'assignment':
      return (
        <Trans>
          <b>{who}</b> gave you something to see to
        </Trans>
      )
    case 'reply':
      return (
        <Trans>
          <b>{who}</b> replied to a comment that concerns you
        </Trans>
      )
    case 'settlement':
      return (
        <Trans>
          <b>{who}</b> settled a comment of yours
        </Trans>
      )
    case 'application':
      return (
        <Trans>
          <b>{who}</b> put the words that you proposed into the text
        </Trans>
      )
    case 'round':
      return (
        <Trans>
          <b>{who}</b> asks you about this document
        </Trans>
      )
    default:
      return null
  }
}

function toParty(kind: Notice['kind'], who: string, party: string): ReactNode {
  switch (kind) {
    case 'mention':
      return (
        <Trans>
          <b>{who}</b> mentioned {party}
        </Trans>
      )
    case 'assignment':
      return (
        <Trans>
          <b>{who}</b> gave {party} something to see to
        </Trans>
      )
    case 'reply':
      return (
        <Trans>
          <b>{who}</b> replied to a comment that concerns {party}
        </Trans>
      )
    case 'settlement':
      return (
        <Trans>
          <b>{who}</b> settled a comment of {party}
        </Trans>
      )
    case 'application':
      return (
        <Trans>
          <b>{who}</b> put the words that {party} proposed into the text
        </Trans>
      )
    case 'round':
      return (
        <Trans>
          <b>{who}</b> asks {party} about this document
        </Trans>
      )
    default:
      return null
  }
}

/** What became of a thread, in one word or two. */
export function OutcomeWord({ disposition }: { disposition: Disposition }) {
  const { t } = useLingui()
  const words = {
    accepted: t({ message: 'Accepted', context: 'what became of a thread' }),
    partly: t({ message: 'Accepted in part', context: 'what became of a thread' }),
    declined: t({ message: 'Declined', context: 'what became of a thread' }),
  }
  return <span className={styles.outcome}>{words[disposition]}</span>
}
