import { useLingui } from '@lingui/react/macro'
import type { Locale } from '@plenary/shared/localized.ts'
import { chooseLocale } from '../i18n.ts'
import styles from './locale-switch.module.css'
import { useLocale } from './use-locale.ts'

/** The languages of the interface, each by its own name. */
export const LOCALE_NAMES: readonly { id: Locale; label: string; lang: string }[] = [
  { id: 'en', label: 'English', lang: 'en' },
  { id: 'fr', label: 'Français', lang: 'fr' },
]

/** The two languages side by side, for pages without an account menu. */
export function LocaleSwitch() {
  const { t } = useLingui()
  const locale = useLocale()
  return (
    <fieldset className={styles.switch} aria-label={t`Language`}>
      {LOCALE_NAMES.map(({ id, label, lang }) => (
        <button
          key={id}
          type="button"
          lang={lang}
          aria-pressed={id === locale}
          className={styles.choice}
          onClick={() => void chooseLocale(id)}
        >
          {label}
        </button>
      ))}
    </fieldset>
  )
}
