import type { RecommendationValues } from '@plenary/shared/recommendations/listed.ts'
import { useState } from 'react'
import { useLocale } from '../ui/use-locale.ts'
import { writtenIn } from './arrange.ts'
import type { LiveRecommendation } from './live-recommendations.ts'
import { type LeadOrganization, RecommendationFieldsDialog } from './recommendation-fields-dialog.tsx'

/** The fields as they were when one began, and as they are to be. */
export type FieldsChange = { before: RecommendationValues; after: RecommendationValues }

interface OpenFieldsProps {
  id: string
  items: readonly LiveRecommendation[]
  organizations: readonly LeadOrganization[]
  onSave: (change: FieldsChange) => void
  onClose: () => void
}

/** The fields of a recommendation of the text, as they were when one began: what others changed meanwhile stays. */
export function OpenFields({ id, items, organizations, onSave, onClose }: OpenFieldsProps) {
  const locale = useLocale()
  const item = items.find((one) => one.id === id)
  const [before] = useState(item?.values)
  if (!item || !before) return null
  const { label, words, lang } = item
  return (
    <RecommendationFieldsDialog
      {...{ words, lang, organizations, onClose }}
      number={label}
      values={before}
      suggestions={{
        addressees: writtenIn(items, 'addressee', locale),
        themes: writtenIn(items, 'theme', locale),
      }}
      onSave={(after) => onSave({ before, after })}
    />
  )
}
