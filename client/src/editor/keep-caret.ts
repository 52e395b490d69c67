import type { MouseEvent } from 'react'

/** For buttons about the text: pressing one leaves the focus, the selection and a phone's keyboard where they are. */
export function keepCaret(event: MouseEvent): void {
  event.preventDefault()
}
