import type { LucideIcon } from 'lucide-react'
import { type ComponentProps, useRef } from 'react'
import styles from './button.module.css'
import { classNames } from './class-names.ts'
import { Tooltip } from './tooltip.tsx'

interface IconButtonProps
  extends Omit<ComponentProps<'button'>, 'children' | 'className' | 'style' | 'aria-label' | 'aria-pressed'> {
  icon: LucideIcon
  /** Its name, shown by the tooltip too. */
  label: string
  /** Keys as they are shown, "Ctrl B". */
  shortcut?: string
  variant?: 'quiet' | 'bare'
  isDense?: boolean
  /** For a button that stays down: whether it is. */
  isOn?: boolean
}

/** A button that shows only an icon: it has a name and a tooltip, always. */
export function IconButton({
  icon: Icon,
  label,
  shortcut,
  variant = 'bare',
  isDense = false,
  isOn,
  type = 'button',
  ref,
  ...rest
}: IconButtonProps) {
  const button = useRef<HTMLButtonElement>(null)
  return (
    <>
      <button
        {...rest}
        ref={(element) => {
          button.current = element
          if (typeof ref === 'function') return ref(element)
          if (ref) ref.current = element
        }}
        type={type}
        aria-label={label}
        aria-pressed={isOn}
        className={classNames(styles.button, styles[variant], styles.icon, isDense && styles.dense)}
      >
        <Icon aria-hidden size={20} strokeWidth={1.75} />
      </button>
      <Tooltip target={button} text={label} shortcut={shortcut} />
    </>
  )
}
