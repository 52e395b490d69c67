import { type RefObject, useCallback, useEffect, useState } from 'react'
import styles from './tooltip.module.css'

const HOVER_DELAY_MS = 500
// Time to move the pointer from the control onto the tooltip (WCAG 1.4.13).
const LEAVE_DELAY_MS = 120
const GAP_PX = 6

interface TooltipProps {
  /** The control it speaks about. */
  target: RefObject<HTMLElement | null>
  /** The control's name: it is not its description too, so it is said only once. */
  text: string
  /** Keys as they are shown, "Ctrl B". */
  shortcut?: string | undefined
}

/** The name of a control, beside it after a moment's hover and at once on keyboard focus; Esc hides it. */
export function Tooltip({ target, text, shortcut }: TooltipProps) {
  const [isOpen, setOpen] = useState(false)
  const [isOver, setOver] = useState(false)
  useEffect(() => (target.current ? watch(target.current, setOpen) : undefined), [target])
  // Placed when it appears: in the top layer, so that no scrolling toolbar cuts it off.
  const place = useCallback(
    (tooltip: HTMLElement | null) => {
      if (!tooltip || !target.current) return
      tooltip.showPopover()
      placeBeside(tooltip, target.current.getBoundingClientRect())
    },
    [target],
  )
  if (!isOpen && !isOver) return null
  return (
    <span
      ref={place}
      popover="manual"
      aria-hidden
      className={styles.tooltip}
      onPointerEnter={() => setOver(true)}
      onPointerLeave={() => setOver(false)}
    >
      {text}
      {shortcut && <kbd className={styles.keys}>{shortcut}</kbd>}
    </span>
  )
}

function watch(target: HTMLElement, setOpen: (isOpen: boolean) => void) {
  let timer: ReturnType<typeof setTimeout> | undefined
  const later = (isOpen: boolean, delayMs: number) => {
    clearTimeout(timer)
    timer = setTimeout(() => setOpen(isOpen), delayMs)
  }
  const close = () => later(false, 0)
  const listeners = new AbortController()
  const on = (type: string, listener: (event: Event) => void) =>
    target.addEventListener(type, listener, { signal: listeners.signal })
  on('pointerenter', (event) => {
    // A finger has no hover; it presses.
    if ((event as PointerEvent).pointerType !== 'touch') later(true, HOVER_DELAY_MS)
  })
  on('pointerleave', () => later(false, LEAVE_DELAY_MS))
  on('pointerdown', close)
  on('focus', () => target.matches(':focus-visible') && later(true, 0))
  on('blur', close)
  on('keydown', close)
  window.addEventListener('scroll', close, { capture: true, passive: true, signal: listeners.signal })
  return () => {
    clearTimeout(timer)
    listeners.abort()
  }
}

function placeBeside(tooltip: HTMLElement, target: DOMRect) {
  const { width, height } = tooltip.getBoundingClientRect()
  const below = target.bottom + GAP_PX
  const isRoomBelow = below + height <= window.innerHeight
  const left = target.left + (target.width - width) / 2
  tooltip.style.top = `${isRoomBelow ? below : target.top - GAP_PX - height}px`
  tooltip.style.left = `${Math.max(GAP_PX, Math.min(left, window.innerWidth - width - GAP_PX))}px`
}
