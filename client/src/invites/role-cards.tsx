import { Trans } from '@lingui/react/macro'
import type { GivenRole } from '@plenary/shared/permissions.ts'
import { useId } from 'react'
import text from '../ui/text.module.css'
import field from '../ui/text-field.module.css'
import styles from './role-cards.module.css'
import { useRoleNames } from './use-role-names.ts'

interface RoleCardsProps {
  /** The roles that may be given here, the weakest first. */
  roles: readonly GivenRole[]
  chosen: GivenRole
  onChoose: (role: GivenRole) => void
}

/** What somebody may do in a room: a radio group of the browser's own, side by side where there is place. */
export function RoleCards({ roles, chosen, onChoose }: RoleCardsProps) {
  const name = useId()
  const names = useRoleNames()
  return (
    <fieldset>
      <legend className={field.label}>
        <Trans>What can they do?</Trans>
      </legend>
      <div className={styles.cards}>
        {roles.map((role) => (
          <label key={role} className={styles.card}>
            <input
              type="radio"
              name={name}
              checked={role === chosen}
              onChange={() => onChoose(role)}
              aria-labelledby={`${name}-${role}`}
              aria-describedby={`${name}-${role}-purpose`}
            />
            <b id={`${name}-${role}`}>{names[role].name}</b>
            <span id={`${name}-${role}-purpose`} className={text.help}>
              {names[role].purpose}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
