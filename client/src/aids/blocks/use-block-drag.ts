import type { Editor } from '@tiptap/core'
import { type PointerEvent, useEffect, useRef, useState } from 'react'
import type { BlockActs } from './block-acts.ts'
import { type BlockUnit, gapsAround } from './block-unit.ts'
import type { HandledBlock } from './use-handled-block.ts'

interface BlockDragInput {
  editor: Editor
  acts: BlockActs
  place: HandledBlock | null
}

/** A hand that shakes is no pull. */
const PULL_PX = 5
/** So near to an edge of the window the text moves on by itself, so far at each frame. */
const EDGE = { px: 120, stepPx: 12 }

type Pull = { unit: BlockUnit; startY: number; y: number; isPulled: boolean }
/** Where the block would go, and the height of the line that shows it, below the top of the sheet. */
type Goal = { gap: number; top: number }

/** Pulls a block by its handle to another place among its siblings. Esc lets it go where it was. */
export function useBlockDrag({ editor, acts, place }: BlockDragInput) {
  const pull = useRef<Pull | null>(null)
  const wasPulled = useRef(false)
  const [goal, setGoal] = useState<Goal | null>(null)
  const isPulling = goal !== null

  const stop = () => {
    pull.current = null
    setGoal(null)
  }
  useEffect(() => {
    if (!isPulling) return
    let frame = requestAnimationFrame(function move() {
      const at = pull.current
      if (!at) return
      if (at.y < EDGE.px) window.scrollBy(0, -EDGE.stepPx)
      if (at.y > window.innerHeight - EDGE.px) window.scrollBy(0, EDGE.stepPx)
      setGoal(goalAt(editor, at))
      frame = requestAnimationFrame(move)
    })
    const release = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      event.stopPropagation()
      pull.current = null
      setGoal(null)
    }
    window.addEventListener('keydown', release, true)
    return () => {
      cancelAnimationFrame(frame)
      window.removeEventListener('keydown', release, true)
    }
  }, [editor, isPulling])

  const handlers = {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      wasPulled.current = false
      if (!place || event.button !== 0) return
      // The caret stays where it is.
      event.preventDefault()
      event.currentTarget.setPointerCapture(event.pointerId)
      pull.current = { unit: place.unitNow(), startY: event.clientY, y: event.clientY, isPulled: false }
    },
    onPointerMove: ({ clientY }: PointerEvent<HTMLElement>) => {
      const at = pull.current
      if (!at) return
      at.y = clientY
      if (!at.isPulled && Math.abs(clientY - at.startY) < PULL_PX) return
      at.isPulled = true
      wasPulled.current = true
      setGoal(goalAt(editor, at))
    },
    onPointerUp: () => {
      const at = pull.current
      const to = at?.isPulled ? goalAt(editor, at) : null
      if (at && to) {
        editor.view.focus()
        acts.moveInto(at.unit, to.gap)
      }
      stop()
    },
    onPointerCancel: stop,
  }
  return { handlers, lineTop: goal?.top ?? null, wasPulled: () => wasPulled.current }
}

/** Null where the block would stay, or where others have changed the text under the hand. */
function goalAt({ view, state }: Editor, { unit, y }: Pull): Goal | null {
  const node = state.doc.nodeAt(unit.from)
  const sheet = view.dom.closest('article')?.getBoundingClientRect()
  if (!sheet || !node || unit.from + node.nodeSize !== unit.to) return null
  const gaps = gapsAround(state.doc, unit)
  const rects = gaps.slice(0, -1).flatMap((at) => {
    const element = view.nodeDOM(at)
    return element instanceof HTMLElement ? [element.getBoundingClientRect()] : []
  })
  if (rects.length !== gaps.length - 1) return null
  const before = rects.findIndex(({ top, height }) => y < top + height / 2)
  const gap = before < 0 ? rects.length : before
  const above = rects[gap - 1]?.bottom
  const below = rects[gap]?.top
  const edge = above === undefined ? (below ?? 0) - 6 : below === undefined ? above + 6 : (above + below) / 2
  return { gap, top: Math.round(edge - sheet.top) }
}
