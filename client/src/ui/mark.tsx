import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { classNames } from './class-names.ts'
import styles from './mark.module.css'

interface OrganizationMarkProps {
  /** Its slot of colour, 1 to 8. */
  hue: number
  letters: string
  /** Its full name in the language of the page. */
  name: string
  size?: 'small' | 'medium' | 'large'
  /** People of this organisation who are here; shown from two on. */
  count?: number
  /** The name stands beside it in words. */
  isDecorative?: boolean
}

/**
 * The square that stands for an organisation. Colours come close to each other with colour-blind sight, so it
 * always carries letters; people never get a mark or a picture.
 */
export function OrganizationMark({
  hue,
  letters,
  name,
  size = 'medium',
  count,
  isDecorative = false,
}: OrganizationMarkProps) {
  const { t } = useLingui()
  const label =
    count === undefined ? name : t`${name}, ${plural(count, { one: '# person', other: '# people' })}`
  const role = isDecorative ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label, title: label }
  return (
    <span {...role} data-org={hue} className={classNames(styles.mark, styles[size])}>
      {letters}
      {count !== undefined && count > 1 && (
        <span aria-hidden className={styles.count}>
          {count}
        </span>
      )}
    </span>
  )
}
