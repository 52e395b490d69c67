import { useEffect, useState } from 'react'
import type { Section } from './outline.ts'

/** A heading counts as read once it has passed this share of the window. */
const READING_LINE = 0.35

/** The id of the section that is being looked at, kept up with scrolling. */
export function useCurrentSection(sections: readonly Section[]): string | null {
  const [current, setCurrent] = useState<string | null>(null)
  useEffect(() => {
    let frame = 0
    const find = () => {
      frame = 0
      const line = window.innerHeight * READING_LINE
      let last: string | null = sections[0]?.id ?? null
      for (const { id } of sections) {
        const heading = document.querySelector(`#text [data-id="${CSS.escape(id)}"]`)
        if (heading && heading.getBoundingClientRect().top <= line) last = id
      }
      setCurrent(last)
    }
    const findSoon = () => {
      frame ||= requestAnimationFrame(find)
    }
    findSoon()
    window.addEventListener('scroll', findSoon, { passive: true })
    window.addEventListener('resize', findSoon)
    return () => {
      cancelAnimationFrame(frame)
      window.removeEventListener('scroll', findSoon)
      window.removeEventListener('resize', findSoon)
    }
  }, [sections])
  return current
}
