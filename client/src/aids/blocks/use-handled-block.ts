import type { Editor } from '@tiptap/core'
import { useEffect, useState } from 'react'
import { type BlockUnit, unitAt } from './block-unit.ts'

/** A block with a handle: it is another where the handle is to be drawn anew, not at each key typed before its end. */
export type HandledBlock = {
  /** Where the handle stands, in CSS pixels below the top of the sheet. */
  top: number
  index: number
  siblings: number
  /** Where the block stands now. */
  unitNow: () => BlockUnit
}

/** The block under the pointer, else the one with the caret. It stays as it is while its menu is open. */
export function useHandledBlock(editor: Editor, isHeld: boolean): HandledBlock | null {
  const [block, setBlock] = useState<HandledBlock | null>(null)
  useEffect(() => {
    const { view } = editor
    const sheet = view.dom.closest('article')
    if (isHeld || !sheet) return
    let frame = 0
    let pointerY: number | null = null
    let shown: Sight | null | undefined
    const show = () => {
      frame = 0
      if (editor.isDestroyed) return
      const position = pointerY === null ? caretOf(editor) : positionAtHeight(editor, pointerY)
      const next = position === null ? null : sightAt(editor, position, sheet)
      if (shown !== undefined && isSame(shown, next)) {
        if (shown && next) shown.unit = next.unit
        return
      }
      shown = next
      setBlock(next && handled(next))
    }
    const showSoon = () => {
      frame ||= requestAnimationFrame(show)
    }
    // Who types on in one block moves nothing, and a text that grows is another size: a measure at each key costs one.
    const follow = () => {
      const position = pointerY === null ? caretOf(editor) : null
      const unit = position === null ? null : unitAt(editor.state.doc, position)
      if (!unit || !shown || !isSamePlace(shown.unit, unit)) return showSoon()
      shown.unit = unit
    }
    const size = new ResizeObserver(showSoon)
    size.observe(sheet)
    const point = (event: PointerEvent) => {
      // A block that is pulled keeps its handle.
      if (event.pointerType === 'touch' || event.buttons !== 0) return
      pointerY = event.clientY
      showSoon()
    }
    const leave = () => {
      if (pointerY === null) return
      pointerY = null
      showSoon()
    }
    const stops = [
      on(sheet, 'pointermove', point),
      on(sheet, 'pointerleave', leave),
      // Who types on means the block with the caret again.
      on(view.dom, 'keydown', leave),
    ]
    editor.on('transaction', follow)
    editor.on('focus', showSoon)
    editor.on('blur', showSoon)
    showSoon()
    return () => {
      cancelAnimationFrame(frame)
      for (const stop of stops) stop()
      editor.off('transaction', follow)
      editor.off('focus', showSoon)
      editor.off('blur', showSoon)
      size.disconnect()
    }
  }, [editor, isHeld])
  return block
}

/** A block as it was last looked at. */
type Sight = { unit: BlockUnit; top: number }

function handled(sight: Sight): HandledBlock {
  const { index, siblings } = sight.unit
  return { top: sight.top, index, siblings, unitNow: () => sight.unit }
}

function on<Name extends 'pointermove' | 'pointerleave' | 'keydown'>(
  element: HTMLElement,
  name: Name,
  listener: (event: HTMLElementEventMap[Name]) => void,
): () => void {
  element.addEventListener(name, listener)
  return () => element.removeEventListener(name, listener)
}

function caretOf({ state, isFocused, isEditable }: Editor): number | null {
  return isFocused && isEditable ? state.selection.from : null
}

/** The pointer may be beside the words: what is level with it counts. */
function positionAtHeight({ view, isEditable }: Editor, y: number): number | null {
  if (!isEditable) return null
  const { left, width } = view.dom.getBoundingClientRect()
  const found = view.posAtCoords({ left: left + width / 2, top: y })
  return found && (found.inside >= 0 ? found.inside + 1 : found.pos)
}

function sightAt(editor: Editor, position: number, sheet: HTMLElement): Sight | null {
  const unit = unitAt(editor.state.doc, position)
  const element = unit && editor.view.nodeDOM(unit.from)
  if (!unit || !(element instanceof HTMLElement)) return null
  const { top } = element.getBoundingClientRect()
  const lineHeight = Number.parseFloat(getComputedStyle(element).lineHeight) || 0
  const middle = top + Math.min(lineHeight, element.offsetHeight) / 2
  return { unit, top: Math.round(middle - sheet.getBoundingClientRect().top) }
}

function isSame(one: Sight | null, other: Sight | null): boolean {
  if (one === null || other === null) return one === other
  const { index, siblings } = one.unit
  return one.top === other.top && index === other.unit.index && siblings === other.unit.siblings
}

function isSamePlace(one: BlockUnit, other: BlockUnit): boolean {
  return one.from === other.from && one.index === other.index && one.siblings === other.siblings
}
