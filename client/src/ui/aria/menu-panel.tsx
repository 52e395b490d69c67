import { Check, type LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import {
  Menu as AriaMenu,
  MenuItem as AriaMenuItem,
  type MenuItemProps as AriaMenuItemProps,
  Header,
  MenuSection,
  Separator,
} from 'react-aria-components'
import { classNames } from '../class-names.ts'
import type { OverlayTrigger } from '../use-overlay-trigger.ts'
import styles from './menu-panel.module.css'
import { OverlayPanel, type Placement } from './overlay-panel.tsx'

export interface MenuPanelProps {
  /** From `useOverlayTrigger('menu')`; its `props` are on the button. */
  trigger: OverlayTrigger
  label: string
  /** Words above the items: read before the menu, never a choice. */
  header?: ReactNode
  placement?: Placement
  /** `MenuItem`, `MenuChoices`, `MenuLine`. */
  children: ReactNode
}

/** A list of acts that a button opens: arrows move, letters jump, Esc closes and gives the focus back. */
export function MenuPanel({ trigger, label, header, placement = 'bottom end', children }: MenuPanelProps) {
  return (
    <OverlayPanel trigger={trigger} label={label} placement={placement} className={styles.popover}>
      {header && <div className={styles.header}>{header}</div>}
      <AriaMenu
        aria-label={label}
        autoFocus={trigger.firstFocus === 'menu' ? true : trigger.firstFocus}
        onClose={() => trigger.setOpen(false)}
        className={styles.menu ?? ''}
      >
        {children}
      </AriaMenu>
    </OverlayPanel>
  )
}

export interface MenuPanelItemProps extends Omit<AriaMenuItemProps, 'children' | 'className' | 'style'> {
  children: ReactNode
  icon?: LucideIcon
  /** Keys as they are shown. */
  shortcut?: string
  isDanger?: boolean
}

/** One act of a menu. Give `textValue` where the children are not plain text. */
export function MenuPanelItem({
  children,
  icon: Icon,
  shortcut,
  isDanger = false,
  ...rest
}: MenuPanelItemProps) {
  return (
    <AriaMenuItem
      {...rest}
      {...(typeof children === 'string' && { textValue: children })}
      className={classNames(styles.item, isDanger && styles.danger)}
    >
      {({ selectionMode, isSelected }) => (
        <>
          {selectionMode !== 'none' && (
            <span className={styles.mark}>
              {isSelected && <Check aria-hidden size={16} strokeWidth={2} />}
            </span>
          )}
          {Icon && <Icon aria-hidden size={16} strokeWidth={2} className={styles.icon} />}
          <span className={styles.words}>{children}</span>
          {shortcut && <kbd className={styles.keys}>{shortcut}</kbd>}
        </>
      )}
    </AriaMenuItem>
  )
}

export interface MenuPanelChoicesProps<Choice extends string> {
  title: string
  choices: readonly { id: Choice; label: string; lang?: string }[]
  chosen: Choice
  onChoose: (choice: Choice) => void
}

/** A group of a menu in which exactly one is chosen: a language, a theme. */
export function MenuPanelChoices<Choice extends string>({
  title,
  choices,
  chosen,
  onChoose,
}: MenuPanelChoicesProps<Choice>) {
  return (
    <MenuSection
      className={styles.section ?? ''}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[chosen]}
      onSelectionChange={(keys) => {
        const choice = choices.find(({ id }) => keys === 'all' || keys.has(id))
        if (choice) onChoose(choice.id)
      }}
    >
      <Header className={styles.title ?? ''}>{title}</Header>
      {choices.map(({ id, label, lang }) => (
        <MenuPanelItem key={id} id={id} textValue={label}>
          <span lang={lang}>{label}</span>
        </MenuPanelItem>
      ))}
    </MenuSection>
  )
}

/** A line between groups of a menu. */
export function MenuPanelLine() {
  return <Separator className={styles.line ?? ''} />
}
