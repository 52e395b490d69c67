import { Trans, useLingui } from '@lingui/react/macro'
import type { Organization } from '@plenary/shared/organizations.ts'
import type { Room } from '@plenary/shared/rooms.ts'
import type { SignOffList, SignOffRound } from '@plenary/shared/sign-offs.ts'
import { classNames } from '../ui/class-names.ts'
import { OrganizationMark } from '../ui/mark.tsx'
import text from '../ui/text.module.css'
import { useLocale } from '../ui/use-locale.ts'
import { cellOf } from './cell-of.ts'
import styles from './matrix.module.css'
import { MatrixCell } from './matrix-cell.tsx'
import { Signer } from './signer.tsx'

/** Every organisation by every version that it was asked to sign: the newest last, and marked. */
export function Matrix({ room, list }: { room: Room; list: SignOffList }) {
  const { t } = useLingui()
  const rounds = list.items.toReversed()
  const asked = new Set(
    list.items.flatMap((round) => round.asked.map(({ organizationId }) => organizationId)),
  )
  const organizations = list.organizations.filter(({ id }) => asked.has(id))
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways is reached with the keyboard.
    <section aria-label={t`Sign-off by organisation and version`} tabIndex={0} className={styles.scroll}>
      <table className={styles.matrix}>
        <thead>
          <tr>
            <th scope="col">
              <Trans>Organisation</Trans>
            </th>
            {rounds.map((round, at) => (
              <VersionHead key={round.id} round={round} isNewest={at === rounds.length - 1} />
            ))}
            <th scope="col">
              <Trans>Signed by</Trans>
            </th>
          </tr>
        </thead>
        <tbody>
          {organizations.map((organization) => (
            <Row key={organization.id} {...{ room, list, rounds, organization }} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

function VersionHead({ round, isNewest }: { round: SignOffRound; isNewest: boolean }) {
  const { label, number } = round.version
  return (
    <th scope="col" className={isNewest ? styles.newest : undefined}>
      <bdi>{label ?? <Trans>Confirmed text</Trans>}</bdi>
      <span className={classNames(text.help, text.numbers, styles.number)}>
        {isNewest && !round.closedAt ? (
          <Trans>version {number}, the text to sign</Trans>
        ) : (
          <Trans>version {number}</Trans>
        )}
      </span>
    </th>
  )
}

interface RowProps {
  room: Room
  list: SignOffList
  rounds: readonly SignOffRound[]
  organization: Organization
}

function Row({ room, list, rounds, organization }: RowProps) {
  const name = organization.name[useLocale()]
  const cells = rounds.map((round) => ({ round, cell: cellOf(list, round, organization.id) }))
  const last = cells.at(-1)?.cell ?? null
  return (
    <tr>
      <th scope="row">
        <span className={styles.organization}>
          <OrganizationMark isDecorative hue={organization.hue} letters={organization.letters} name={name} />
          <bdi>{name}</bdi>
        </span>
      </th>
      {cells.map(({ round, cell }, at) => {
        const isNewest = at === cells.length - 1
        return (
          <td key={round.id} className={isNewest ? styles.newest : undefined}>
            <MatrixCell room={room} cell={cell} isNewest={isNewest} />
          </td>
        )
      })}
      <td>
        <Signer standing={last?.standing ?? null} />
      </td>
    </tr>
  )
}
