import { useEffect } from 'react'
import type { ShownText } from '../editor/shown-text.ts'

/** Brings the block that the address names into sight, once the text is there. */
export function useLinkedBlock(text: ShownText | null, blockId: string | undefined): void {
  useEffect(() => {
    if (text === null || blockId === undefined) return
    // The editor draws its text after it is handed on.
    const frame = requestAnimationFrame(() => text.goTo(blockId))
    return () => cancelAnimationFrame(frame)
  }, [text, blockId])
}
