import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { CommentedText } from '../anchors/commented-text.ts'
import type { Place } from '../anchors/flat-text.ts'
import { type Card, layOut, within } from './margin-layout.ts'

/** A card that nobody has measured yet: two lines of a name and four of words. */
const ASSUMED_HEIGHT_PX = 148
/** Cards are drawn this far beyond the screen, so that they are there when one scrolls. */
const AHEAD_PX = 700
/** Where the window is matters in such steps. */
const STEP_PX = 250

type Layout = { cards: readonly Card[]; tops: ReadonlyMap<string, number>; heightPx: number }
const NOTHING: Layout = { cards: [], tops: new Map(), heightPx: 0 }

interface MarginLayoutInput {
  text: CommentedText
  /** The cards in the order of the text; those without a place stand at the top. */
  ids: readonly string[]
  placeOf: (id: string) => Place | null | undefined
  currentId: string | null
  box: RefObject<HTMLElement | null>
}

/**
 * Where the cards of the margin stand, and which of them are near enough to be drawn: measured once in a frame, after
 * whatever may have moved them.
 */
export function useMarginLayout({ text, ids, placeOf, currentId, box }: MarginLayoutInput) {
  const [layout, setLayout] = useState<Layout>(NOTHING)
  const heights = useHeights()
  const input = useRef({ ids, placeOf, currentId })
  input.current = { ids, placeOf, currentId }

  const measure = useCallback(() => {
    if (!box.current) return
    const now = measured(text, box.current, { ...input.current, heights: heights.known })
    setLayout((before) => (isSameLayout(before, now) ? before : now))
  }, [text, box, heights])
  const measureSoon = useEachFrame(measure)

  const order = ids.join(' ')
  // Before it is painted: cards that jump after they have been seen are what one notices.
  useLayoutEffect(measure, [measure, order, currentId])
  useEffect(() => {
    const stop = text.subscribe(measureSoon)
    const sheet = new ResizeObserver(measureSoon)
    sheet.observe(document.body)
    heights.onChange(measureSoon)
    document.fonts.addEventListener('loadingdone', measureSoon)
    return () => {
      stop()
      sheet.disconnect()
      document.fonts.removeEventListener('loadingdone', measureSoon)
    }
  }, [text, heights, measureSoon])

  const window = useWindow(box)
  const drawn = within(layout.cards, layout.tops, { ...window, currentId })
  return { tops: layout.tops, heightPx: layout.heightPx, drawn, cardRef: heights.ref }
}

function measured(
  text: CommentedText,
  box: HTMLElement,
  {
    ids,
    placeOf,
    currentId,
    heights,
  }: {
    ids: readonly string[]
    placeOf: MarginLayoutInput['placeOf']
    currentId: string | null
    heights: Map<string, number>
  },
): Layout {
  const places = new Map<string, Place>()
  for (const id of ids) {
    const place = placeOf(id)
    if (place) places.set(id, place)
  }
  const origin = box.getBoundingClientRect().top
  const wanted = text.topsOf(places)
  const cards = ids.map((id) => ({
    id,
    topPx: Math.max(0, Math.round((wanted.get(id) ?? origin) - origin) - FIRST_LINE_PX),
    heightPx: heights.get(id) ?? ASSUMED_HEIGHT_PX,
  }))
  const tops = layOut(cards, currentId)
  const last = cards.at(-1)
  return { cards, tops, heightPx: last ? (tops.get(last.id) ?? 0) + last.heightPx : 0 }
}

/** Whoever types moves nothing most of the time, and then nothing is drawn. */
function isSameLayout(before: Layout, now: Layout): boolean {
  if (before.cards.length !== now.cards.length || before.heightPx !== now.heightPx) return false
  return now.cards.every(
    ({ id }, index) => before.cards[index]?.id === id && before.tops.get(id) === now.tops.get(id),
  )
}

/** The name in a card stands so much below its edge: it is level with the words. */
const FIRST_LINE_PX = 10

/** How high the cards are that are drawn; those that were keep what they had. */
function useHeights() {
  const [heights] = useState(() => new Heights())
  useEffect(() => () => heights.stop(), [heights])
  return heights
}

class Heights {
  readonly known = new Map<string, number>()
  readonly #observer = new ResizeObserver((entries) => this.#take(entries))
  #listener: () => void = () => {}

  onChange(listener: () => void): void {
    this.#listener = listener
  }

  ref = (element: HTMLElement | null): (() => void) | undefined => {
    if (!element) return undefined
    this.#observer.observe(element)
    return () => this.#observer.unobserve(element)
  }

  stop(): void {
    this.#observer.disconnect()
  }

  #take(entries: readonly ResizeObserverEntry[]): void {
    let isNews = false
    for (const { target } of entries) {
      const { id } = (target as HTMLElement).dataset
      const heightPx = (target as HTMLElement).offsetHeight
      if (!id || heightPx === 0 || this.known.get(id) === heightPx) continue
      this.known.set(id, heightPx)
      isNews = true
    }
    if (isNews) this.#listener()
  }
}

/** The same, once in the next frame however often it is asked for. */
function useEachFrame(act: () => void): () => void {
  const frame = useRef(0)
  useEffect(() => () => cancelAnimationFrame(frame.current), [])
  return useCallback(() => {
    cancelAnimationFrame(frame.current)
    frame.current = requestAnimationFrame(act)
  }, [act])
}

/** The stretch of a box that is on the screen or near it, in its own pixels. */
function useWindow(box: RefObject<HTMLElement | null>): { fromPx: number; toPx: number } {
  const [step, setStep] = useState(0)
  useEffect(() => {
    const look = () => {
      if (!box.current) return
      setStep(Math.round(-box.current.getBoundingClientRect().top / STEP_PX))
    }
    look()
    window.addEventListener('scroll', look, { passive: true })
    window.addEventListener('resize', look)
    return () => {
      window.removeEventListener('scroll', look)
      window.removeEventListener('resize', look)
    }
  }, [box])
  const topPx = step * STEP_PX
  return { fromPx: topPx - AHEAD_PX, toPx: topPx + window.innerHeight + AHEAD_PX }
}
