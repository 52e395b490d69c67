import type { ReactNode } from 'react'
import { I18nProvider, Popover, type PopoverProps } from 'react-aria-components'
import { languageTag } from '../../formats.ts'
import { classNames } from '../class-names.ts'
import { useLocale } from '../use-locale.ts'
import type { OverlayTrigger } from '../use-overlay-trigger.ts'
import styles from './overlay-panel.module.css'

export type Placement = NonNullable<PopoverProps['placement']>

interface OverlayPanelProps {
  trigger: OverlayTrigger
  label: string
  placement: Placement
  className: string | undefined
  children: ReactNode
}

/** What floats beside its button: placed where there is room, closed by Esc or a press outside. */
export function OverlayPanel({ trigger, label, placement, className, children }: OverlayPanelProps) {
  return (
    <I18nProvider locale={languageTag(useLocale())}>
      <Popover
        triggerRef={trigger.ref}
        isOpen={trigger.isOpen}
        onOpenChange={trigger.setOpen}
        placement={placement}
        aria-label={label}
        className={classNames(styles.surface, className)}
      >
        {children}
      </Popover>
    </I18nProvider>
  )
}
