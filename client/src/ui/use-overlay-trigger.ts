import { type KeyboardEvent, type RefObject, useRef, useState } from 'react'

/** Where the focus goes when a menu opens: to the menu itself after a mouse, to an item after a key. */
type FirstFocus = 'menu' | 'first' | 'last'

/** What stands between a button and the menu or popover that it opens. */
export interface OverlayTrigger {
  isOpen: boolean
  setOpen: (isOpen: boolean) => void
  firstFocus: FirstFocus
  ref: RefObject<HTMLButtonElement | null>
  /** For the button. */
  props: {
    ref: RefObject<HTMLButtonElement | null>
    onClick: () => void
    onKeyDown: (event: KeyboardEvent) => void
    'aria-haspopup': 'menu' | 'dialog'
    'aria-expanded': boolean
  }
}

/**
 * Makes any button the trigger of a `Menu` or a `Popover`. It knows nothing of React Aria, so that a page
 * can show its buttons before the code of what they open has arrived.
 */
export function useOverlayTrigger(kind: 'menu' | 'dialog'): OverlayTrigger {
  const [isOpen, setOpen] = useState(false)
  const [firstFocus, setFirstFocus] = useState<FirstFocus>('menu')
  const ref = useRef<HTMLButtonElement>(null)
  function open(focus: FirstFocus) {
    setFirstFocus(focus)
    setOpen(true)
  }
  return {
    isOpen,
    setOpen,
    firstFocus,
    ref,
    props: {
      ref,
      onClick: () => (isOpen ? setOpen(false) : open('menu')),
      // Before the browser makes a click of the key: React Aria would take that for a screen reader's.
      onKeyDown: (event) => {
        const isArrow = event.key === 'ArrowDown' || event.key === 'ArrowUp'
        if (event.key !== 'Enter' && event.key !== ' ' && !(kind === 'menu' && isArrow)) return
        event.preventDefault()
        open(event.key === 'ArrowUp' ? 'last' : 'first')
      },
      'aria-haspopup': kind,
      'aria-expanded': isOpen,
    },
  }
}
