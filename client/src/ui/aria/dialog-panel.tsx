import { useLingui } from '@lingui/react/macro'
import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, I18nProvider, Modal, ModalOverlay } from 'react-aria-components'
import { languageTag } from '../../formats.ts'
import { classNames } from '../class-names.ts'
import { IconButton } from '../icon-button.tsx'
import text from '../text.module.css'
import { useLocale } from '../use-locale.ts'
import styles from './dialog-panel.module.css'

export interface DialogPanelProps {
  title: string
  /** What the title is about, such as the name of the document. */
  subtitle?: ReactNode
  /** For forms that stand in columns, and for lists. */
  isWide?: boolean
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  children: ReactNode
}

/**
 * A dialog over the page; a sheet from below on a phone. The focus stays inside and returns; Esc closes. A
 * press outside does not, so that a slip of the hand never throws away what was typed.
 */
export function DialogPanel({
  title,
  subtitle,
  isWide = false,
  isOpen,
  onOpenChange,
  children,
}: DialogPanelProps) {
  const { t } = useLingui()
  return (
    <I18nProvider locale={languageTag(useLocale())}>
      <ModalOverlay isOpen={isOpen} onOpenChange={onOpenChange} className={styles.scrim ?? ''}>
        <Modal className={classNames(styles.place, isWide && styles.wide)}>
          <AriaDialog className={styles.dialog ?? ''}>
            <header className={styles.head}>
              <div>
                <Heading slot="title" className={classNames(text.panel)}>
                  {title}
                </Heading>
                {subtitle && <p className={text.help}>{subtitle}</p>}
              </div>
              <IconButton icon={X} label={t`Close`} onClick={() => onOpenChange(false)} />
            </header>
            <div ref={focusFirstField} className={styles.body}>
              {children}
            </div>
          </AriaDialog>
        </Modal>
      </ModalOverlay>
    </I18nProvider>
  )
}

/** Who opens a form wants to fill it in; a dialog without a field takes the focus itself. */
function focusFirstField(body: HTMLElement | null) {
  body?.querySelector<HTMLElement>('input, select, textarea')?.focus()
}
