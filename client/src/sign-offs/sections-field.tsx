import { useLingui } from '@lingui/react/macro'
import { topSectionsOf } from '@plenary/shared/document/sections.ts'
import { type Ref, useMemo } from 'react'
import { BoxesField } from './boxes-field.tsx'

interface SectionsFieldProps {
  /** The canonical JSON of the text. */
  document: string
  /** Their titles. */
  chosen: readonly string[]
  onChange: (titles: string[]) => void
  error: string | undefined
  ref: Ref<HTMLInputElement>
}

/** The sections of a text, a box for each: those that an organisation signs. */
export function SectionsField({ document, ...field }: SectionsFieldProps) {
  const { t } = useLingui()
  const sections = useMemo(() => topSectionsOf(JSON.parse(document)), [document])
  const boxes = sections.map(({ title }) => ({ id: title, label: <bdi>{title}</bdi> }))
  return <BoxesField {...field} legend={t`Sections that you sign`} boxes={boxes} />
}
