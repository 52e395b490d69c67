import type { ComparisonWords } from '@plenary/shared/comparison/html-words.ts'
import type { OrganizationRecord } from '@plenary/shared/organizations.ts'
import { createContext, useContext } from 'react'
import type { Authored } from './authored-view.ts'

/** What every part of a drawn comparison needs. */
export type Drawing = {
  words: ComparisonWords
  steps: number
  /** The change that one looks at, from 1; 0 for none. */
  current: number
  onShow: (step: number) => void
  authored: Authored
  organizations: readonly Pick<OrganizationRecord, 'hue' | 'shortName'>[]
  /** Numbers of paragraphs and recommendations in the newer text, by the rows that show them. */
  numbers: ReadonlyMap<number, string>
}

export const DrawingContext = createContext<Drawing | null>(null)

/** @throws {Error} outside of a comparison */
export function useDrawing(): Drawing {
  const drawing = useContext(DrawingContext)
  if (!drawing) throw new Error('nothing is compared here')
  return drawing
}
