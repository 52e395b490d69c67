import type { ComponentProps, ReactNode } from 'react'
import styles from './button.module.css'
import { classNames } from './class-names.ts'

export type ButtonVariant = 'primary' | 'quiet' | 'bare' | 'danger'

interface ButtonProps extends Omit<ComponentProps<'button'>, 'className' | 'style'> {
  variant?: ButtonVariant
  /** 36 px with a mouse, for toolbars and lists; 44 px on touch all the same. */
  isDense?: boolean
  isWide?: boolean
  /** The act is under way: presses do nothing and `workingLabel` takes the place of the words. */
  isWorking?: boolean
  workingLabel?: ReactNode
}

/** The classes of a button, for a link that looks like one. */
export function buttonClass({
  variant = 'quiet',
  isDense = false,
  isWide = false,
}: { [Key in 'variant' | 'isDense' | 'isWide']?: ButtonProps[Key] | undefined } = {}): string {
  return classNames(styles.button, styles[variant], isDense && styles.dense, isWide && styles.wide)
}

/**
 * A button in one of four weights; a screen has at most one `primary`. While it works it keeps its width and
 * its focus, so nothing jumps under the finger. The browser's own button: React Aria's costs 15 kB that the
 * sign-in page has no use for; menus and popovers take any button (`use-overlay-trigger.ts`).
 */
export function Button({
  children,
  variant,
  isDense,
  isWide,
  isWorking = false,
  workingLabel,
  type = 'button',
  onClick,
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      onClick={isWorking ? (event) => event.preventDefault() : onClick}
      aria-disabled={isWorking || undefined}
      className={buttonClass({ variant, isDense, isWide })}
    >
      {workingLabel === undefined ? (
        children
      ) : (
        <span className={styles.words}>
          <span className={classNames(isWorking && styles.unseen)}>{children}</span>
          <span className={classNames(!isWorking && styles.unseen)}>{workingLabel}</span>
        </span>
      )}
    </button>
  )
}
