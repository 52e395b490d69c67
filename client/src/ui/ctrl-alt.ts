/**
 * Whether a key is pressed with Ctrl and Alt and nothing else, by its place on the keyboard. AltGraph, which many keyboards
 * have in the place of both, makes letters such as ś.
 */
export function isCtrlAlt(event: KeyboardEvent, code: string): boolean {
  const { ctrlKey, altKey, shiftKey, metaKey } = event
  return (
    event.code === code && ctrlKey && altKey && !shiftKey && !metaKey && !event.getModifierState('AltGraph')
  )
}
