import { Trans, useLingui } from '@lingui/react/macro'
import type { OrganizationRecord } from '@plenary/shared/organizations.ts'
import { EyeOff, Globe } from 'lucide-react'
import type { ReactNode } from 'react'
import { isolate } from '../formats.ts'
import { Button } from '../ui/button.tsx'
import { classNames } from '../ui/class-names.ts'
import { OrganizationMark } from '../ui/mark.tsx'
import text from '../ui/text.module.css'
import { useLocale } from '../ui/use-locale.ts'
import { VisuallyHidden } from '../ui/visually-hidden.tsx'
import styles from './organization-identity.module.css'

interface OrganizationIdentityProps {
  organization: OrganizationRecord
  /** Undefined for those who may not edit it. */
  onEdit: (() => void) | undefined
}

/** Who an organisation is: its mark and names, where it is found, whether it is named in public. */
export function OrganizationIdentity({ organization, onEdit }: OrganizationIdentityProps) {
  const { t } = useLingui()
  const locale = useLocale()
  const { name, hue, letters, shortName, website, contact, isListed } = organization
  const called = isolate(shortName)
  return (
    <div className={styles.identity}>
      <OrganizationMark isDecorative size="large" hue={hue} letters={letters} name={name[locale]} />
      <div>
        <div className={styles.head}>
          <h3 id={organization.id} tabIndex={-1} className={classNames(text.head, styles.name)}>
            <bdi>{name[locale]}</bdi>
          </h3>
          {onEdit && (
            <span className={styles.edit}>
              <Button isDense variant="bare" aria-label={t`Edit ${called}`} onClick={onEdit}>
                <Trans>Edit</Trans>
              </Button>
            </span>
          )}
        </div>
        <dl className={styles.facts}>
          <OtherName organization={organization} />
          <Fact label={t`Short name`} isKnown={shortName !== name[locale]}>
            <bdi>{shortName}</bdi>
          </Fact>
          <Fact label={t`Website`} isKnown={website !== null}>
            <a href={website ?? ''} target="_blank" rel="noopener noreferrer nofollow">
              <bdi>{shownAddress(website ?? '')}</bdi>
            </a>
          </Fact>
          <Fact label={t`Contact`} isKnown={contact !== null}>
            <bdi>{contact}</bdi>
          </Fact>
        </dl>
        <p className={classNames(text.small, styles.shown)}>
          {isListed ? (
            <Globe aria-hidden size={16} strokeWidth={2} />
          ) : (
            <EyeOff aria-hidden size={16} strokeWidth={2} />
          )}
          {isListed ? <Trans>Listed publicly</Trans> : <Trans>Name withheld</Trans>}
        </p>
      </div>
    </div>
  )
}

/** Its name in the language that the page does not speak. */
function OtherName({ organization: { name } }: { organization: OrganizationRecord }) {
  const { t } = useLingui()
  const locale = useLocale()
  const other = locale === 'en' ? 'fr' : 'en'
  return (
    <Fact label={other === 'fr' ? t`Name in French` : t`Name in English`} isKnown={name.en !== name.fr}>
      <bdi lang={other}>{name[other]}</bdi>
    </Fact>
  )
}

/** A line that says by itself what it is; its label is for those who listen. */
function Fact({ label, isKnown, children }: { label: string; isKnown: boolean; children: ReactNode }) {
  if (!isKnown) return null
  return (
    <div>
      <dt>
        <VisuallyHidden>{label}</VisuallyHidden>
      </dt>
      <dd>{children}</dd>
    </div>
  )
}

/** "kestrel.example/about" of "https://kestrel.example/about". */
function shownAddress(website: string): string {
  return website.replace(/^https?:\/\//, '').replace(/\/$/, '')
}
