import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { Coalition } from '@plenary/shared/coalitions.ts'
import type { Member } from '@plenary/shared/members.ts'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { failureCode } from '../api.ts'
import { coalitionQuery } from '../coalitions/use-coalition.ts'
import { AdmissionQueue } from '../invites/admission-queue.tsx'
import { InviteRoster } from '../invites/invite-roster.tsx'
import { Button } from '../ui/button.tsx'
import { LoadingLines } from '../ui/loading-lines.tsx'
import { PageTitle } from '../ui/page-frame.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import text from '../ui/text.module.css'
import { Guests } from './guests.tsx'
import { MEMBERS_TITLE_ID, MembersDialogs, type OpenDialog } from './members-dialogs.tsx'
import { MembersHead } from './members-head.tsx'
import styles from './members-page.module.css'
import { Parties } from './parties.tsx'
import { membersQuery } from './use-members.ts'

/**
 * Who speaks for whom in a coalition, who wants to come in, and which links are about. It brings together what
 * organisations, members and invites have to say, as the page of a room does for the room.
 */
export function MembersPage() {
  const { coalition: slug } = useParams({ from: '/signed-in/frame/c/$coalition/members' })
  const { t } = useLingui()
  const coalition = useQuery(coalitionQuery(slug))
  const members = useQuery(membersQuery(slug))
  const error = coalition.error ?? members.error
  // Not there, not for this person, or not for them any more: then nothing of it stays on the screen either.
  if (error && ['not-found', 'no-access'].includes(failureCode(error))) throw error
  return (
    <>
      <title>{`${t`Members`} · Plenary`}</title>
      {coalition.data && members.data ? (
        <Members coalition={coalition.data} members={members.data} />
      ) : (
        <PageTitle>
          <Trans>Members</Trans>
        </PageTitle>
      )}
      {error && (
        <ProblemNote error={error}>
          <Button isDense onClick={() => void Promise.all([coalition.refetch(), members.refetch()])}>
            <Trans>Try again</Trans>
          </Button>
        </ProblemNote>
      )}
      {!error && !(coalition.data && members.data) && (
        <LoadingLines
          label={t`Opening the list of members`}
          slowLabel={t`The server is slow to answer. The list comes as soon as it does.`}
        />
      )}
    </>
  )
}

function Members({ coalition, members }: { coalition: Coalition; members: readonly Member[] }) {
  const [open, setOpen] = useState<OpenDialog | null>(null)
  const { abilities } = coalition.acting
  const guests = members.filter(({ role }) => role === 'guest')
  const shared = { organizations: coalition.organizations, abilities }
  return (
    <div className={styles.page}>
      <MembersHead coalition={coalition} onOpen={setOpen} />
      {abilities.includes('admit') && (
        <div className={styles.part}>
          <h2 className={text.head}>
            <Trans>Waiting to be let in</Trans>
          </h2>
          <AdmissionQueue coalitionSlug={coalition.slug} />
        </div>
      )}
      <section aria-labelledby={MEMBERS_TITLE_ID}>
        <header className={styles.listHead}>
          <h2 id={MEMBERS_TITLE_ID} tabIndex={-1} className={text.head}>
            <Trans>Who speaks for whom</Trans>
          </h2>
          <Counts organizations={coalition.organizations.length} people={members.length - guests.length} />
        </header>
        <Parties
          {...shared}
          members={members}
          onEdit={(organization) => setOpen({ kind: 'edit-organization', organization })}
          onAsk={(asked) => setOpen({ kind: 'act', asked })}
        />
      </section>
      {guests.length > 0 && (
        <Guests {...shared} guests={guests} onAsk={(asked) => setOpen({ kind: 'act', asked })} />
      )}
      {abilities.includes('see-invites') && (
        <section aria-labelledby="links" className={styles.part}>
          <h2 id="links" className={text.head}>
            <Trans>Links</Trans>
          </h2>
          <InviteRoster coalitionSlug={coalition.slug} />
        </section>
      )}
      <MembersDialogs coalition={coalition} members={members} open={open} onClose={() => setOpen(null)} />
    </div>
  )
}

function Counts({ organizations, people }: { organizations: number; people: number }) {
  return (
    <p className={text.help}>
      <Trans>
        <Plural value={organizations} one="# organisation" other="# organisations" />,{' '}
        <Plural value={people} one="# person" other="# people" />
      </Trans>
    </p>
  )
}
