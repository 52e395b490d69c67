import { useEffect, useState } from 'react'

/** Height in CSS pixels of the part of the page that a keyboard on the screen covers; 0 where it resizes the page. */
export function useKeyboardInset(): number {
  const [insetPx, setInset] = useState(0)
  useEffect(() => {
    const viewport = window.visualViewport
    if (!viewport) return
    const measure = () =>
      setInset(Math.max(0, Math.round(window.innerHeight - viewport.height - viewport.offsetTop)))
    viewport.addEventListener('resize', measure)
    viewport.addEventListener('scroll', measure)
    return () => {
      viewport.removeEventListener('resize', measure)
      viewport.removeEventListener('scroll', measure)
    }
  }, [])
  return insetPx
}
