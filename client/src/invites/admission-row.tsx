import { Trans, useLingui } from '@lingui/react/macro'
import type { MemberId, OrganizationId } from '@plenary/shared/ids.ts'
import type { JoinRequest } from '@plenary/shared/invites.ts'
import type { OrganizationRecord } from '@plenary/shared/organizations.ts'
import { TriangleAlert, UserPlus } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { isolate } from '../formats.ts'
import { Button } from '../ui/button.tsx'
import { OrganizationMark } from '../ui/mark.tsx'
import { SelectField } from '../ui/select-field.tsx'
import text from '../ui/text.module.css'
import { useLocale } from '../ui/use-locale.ts'
import styles from './admission-queue.module.css'
import { shortDay } from './link-time.ts'
import type { Decision } from './use-join-requests.ts'
import { useRoleNames } from './use-role-names.ts'

/** Stands for an organisation that is to come. */
const ADD = 'add'

interface AdmissionRowProps {
  request: JoinRequest
  organizations: readonly OrganizationRecord[]
  /** Whoever looks, as a member: for "your link". */
  selfId: MemberId | undefined
  /** Whether it says where they want to go. */
  showsPlace: boolean
  isDeciding: boolean
  onDecide: (decision: Decision) => void
}

/** Somebody who waits: who, for whom, through whose link, what to look at twice; and the two answers. */
export function AdmissionRow(props: AdmissionRowProps) {
  const { request, organizations, selfId, showsPlace, isDeciding, onDecide } = props
  const { t } = useLingui()
  const locale = useLocale()
  const isAsked = request.organizationId === null
  const twin = organizations.find(({ id }) => id === request.suggestedOrganizationId)
  // Where the name they wrote is somebody's already, whoever looks at it says what it is.
  const [chosen, setChosen] = useState(twin ? '' : ADD)
  const organization = organizations.find(({ id }) => id === request.organizationId)
  const put = organizations.find(({ id }) => id === chosen)?.id ?? null
  const { displayName: name } = request
  const decide = (does: Decision['does'], organizationId: OrganizationId | null) =>
    onDecide({ request, does, organizationId })
  return (
    <li className={styles.row}>
      {organization ? (
        <OrganizationMark
          hue={organization.hue}
          letters={organization.letters}
          name={organization.name[locale]}
          isDecorative
        />
      ) : (
        <span aria-hidden className={styles.unknown}>
          <UserPlus size={16} strokeWidth={2} />
        </span>
      )}
      <div className={styles.who}>
        <p className={text.medium}>
          <Trans>
            <bdi>{request.displayName}</bdi> asks to join for{' '}
            <bdi>{organization?.name[locale] ?? request.organizationName}</bdi>
          </Trans>
        </p>
        <Origin request={request} selfId={selfId} />
        {showsPlace && <Place request={request} />}
        {request.hasNameTwin && (
          <Warning>
            <Trans>Somebody in the coalition bears this name. Ask them whether it is the same person.</Trans>
          </Warning>
        )}
        {isAsked && (
          <Warning>
            {twin ? (
              <Trans>
                They wrote the name of an organisation that is here. Anybody can write it: ask{' '}
                <bdi>{twin.shortName}</bdi> whether they know them.
              </Trans>
            ) : (
              <Trans>This organisation is not in the coalition yet.</Trans>
            )}
          </Warning>
        )}
        {isAsked && (
          <SelectField
            label={t`Organisation of ${isolate(name)}`}
            choices={[
              ...(twin ? [{ id: '', label: t`Choose` }] : []),
              { id: ADD, label: t`Add “${request.organizationName}” to the coalition` },
              ...organizations.map(({ id, name: names }) => ({
                id: id as string,
                label: t`They belong to ${names[locale]}`,
              })),
            ]}
            chosen={chosen}
            onChoose={setChosen}
          />
        )}
      </div>
      <div className={styles.acts}>
        <Button
          isDense
          aria-label={t`Let in ${name}`}
          isWorking={isDeciding}
          disabled={isAsked && chosen === ''}
          onClick={() => decide('admit', request.organizationId ?? put)}
        >
          <Trans>Let in</Trans>
        </Button>
        <Button
          isDense
          variant="bare"
          aria-label={t`Decline ${name}`}
          isWorking={isDeciding}
          onClick={() => decide('decline', null)}
        >
          <Trans>Decline</Trans>
        </Button>
      </div>
    </li>
  )
}

function Origin({ request, selfId }: Pick<AdmissionRowProps, 'request' | 'selfId'>) {
  const day = shortDay(request.linkMadeAt, useLocale())
  const { memberId, displayName } = request.invitedBy
  return (
    <p className={text.help}>
      {memberId === selfId ? (
        <Trans>Through your link of {day}</Trans>
      ) : (
        <Trans>
          Through the link that <bdi>{displayName}</bdi> made on {day}
        </Trans>
      )}
    </p>
  )
}

function Place({ request: { room, role } }: { request: JoinRequest }) {
  const names = useRoleNames()
  return (
    <p className={text.help}>
      {room && role ? (
        <Trans>
          To <bdi>{room.title}</bdi>: {names[role].name}
        </Trans>
      ) : (
        <Trans>To the coalition, as a member</Trans>
      )}
    </p>
  )
}

function Warning({ children }: { children: ReactNode }) {
  return (
    <p className={styles.warning}>
      <TriangleAlert aria-hidden size={16} strokeWidth={2} />
      <span>{children}</span>
    </p>
  )
}
