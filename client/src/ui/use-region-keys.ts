import { useEffect } from 'react'

/**
 * F6 goes from one part of the page to the next, Shift F6 back, by their `data-region`; after the last it
 * leaves to the browser, as everywhere else.
 */
export function useRegionKeys(regions: readonly string[]): void {
  const order = regions.join(' ')
  useEffect(() => {
    const names = order.split(' ')
    const move = (event: KeyboardEvent) => {
      if (event.key !== 'F6' || event.ctrlKey || event.altKey || event.metaKey) return
      if (regionsFromHere(names, event.shiftKey).some(focusRegion)) event.preventDefault()
    }
    window.addEventListener('keydown', move)
    return () => window.removeEventListener('keydown', move)
  }, [order])
}

/** The regions still ahead, the nearest first. */
function regionsFromHere(names: readonly string[], isBackward: boolean): string[] {
  const way = isBackward ? [...names].reverse() : [...names]
  const current = document.activeElement?.closest<HTMLElement>('[data-region]')?.dataset.region
  return current ? way.slice(way.indexOf(current) + 1) : way
}

// In this order: what one came for, then whatever can be focused.
const FIRST_STOPS = ['[contenteditable="true"]', '[aria-current]', '#text', 'a[href], button:not([disabled])']

/** Focuses the first control of a region, the current one if there is one; false for a region that is hidden. */
function focusRegion(name: string): boolean {
  const region = document.querySelector<HTMLElement>(`[data-region="${name}"]`)
  if (!region?.checkVisibility({ visibilityProperty: true })) return false
  const stops = FIRST_STOPS.flatMap((selector) => region.querySelector<HTMLElement>(selector) ?? [])
  stops[0]?.focus()
  return region.contains(document.activeElement)
}
