import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { OrganizationId } from '@plenary/shared/ids.ts'
import type { Organization } from '@plenary/shared/organizations.ts'
import type { SealDraft } from '@plenary/shared/seals.ts'
import { TriangleAlert } from 'lucide-react'
import { OrganizationMark } from '../ui/mark.tsx'
import text from '../ui/text.module.css'
import { useLocale } from '../ui/use-locale.ts'
import styles from './seals.module.css'

/** Who has signed exactly the text that is about to be sealed, and who has not. */
export function DraftStandings({ draft }: { draft: SealDraft }) {
  const { t } = useLingui()
  const organizations = new Map(draft.organizations.map((one) => [one.id, one]))
  const decisions = { endorsed: '', reserved: t`with a reservation`, partly: t`in part`, excepting: '' }
  const without = (labels: readonly string[]) => {
    const list = labels.join(', ')
    return labels.length > 0 ? t`without ${list}` : ''
  }
  const isMissing = draft.unsigned.length > 0
  return (
    <>
      {draft.signed.length > 0 && (
        <div>
          <h3 className={text.head}>
            <Trans>Signed exactly this text</Trans>
          </h3>
          <ul className={styles.parties}>
            {draft.signed.map(({ organizationId, decision, leftOut, isNamed }) => (
              <Party key={organizationId} organization={organizations.get(organizationId)}>
                {[decisions[decision], without(leftOut), isNamed ? '' : t`not named in public`]
                  .filter(Boolean)
                  .join(', ')}
              </Party>
            ))}
          </ul>
        </div>
      )}
      {isMissing && (
        <div className={styles.warning}>
          <TriangleAlert aria-hidden size={20} strokeWidth={1.75} />
          <div>
            <h3 className={text.head}>
              <Plural
                value={draft.unsigned.length}
                one="# organisation has not signed this text"
                other="# organisations have not signed this text"
              />
            </h3>
            <ul className={styles.parties}>
              {draft.unsigned.map((id: OrganizationId) => (
                <Party key={id} organization={organizations.get(id)} />
              ))}
            </ul>
            <p className={text.help}>
              <Trans>They will not stand beside it. A signature for an earlier text does not count.</Trans>
            </p>
          </div>
        </div>
      )}
    </>
  )
}

function Party({
  organization,
  children = '',
}: {
  organization: Organization | undefined
  children?: string
}) {
  const locale = useLocale()
  if (!organization) return null
  const { name, letters, hue } = organization
  return (
    <li>
      <OrganizationMark hue={hue} letters={letters} name={name[locale]} size="small" isDecorative />
      <span>
        <bdi>{name[locale]}</bdi>
        {children !== '' && <span className={text.help}> · {children}</span>}
      </span>
    </li>
  )
}
