import { useState } from 'react'
import type { Doc } from 'yjs'
import { useLocale } from '../ui/use-locale.ts'
import { writtenIn } from './arrange.ts'
import { findRecommendation, type LiveRecommendation } from './live-recommendations.ts'
import { type LeadOrganization, RecommendationFieldsDialog } from './recommendation-fields-dialog.tsx'
import { setFields } from './set-fields.ts'

interface OpenFieldsProps {
  doc: Doc
  id: string
  items: readonly LiveRecommendation[]
  organizations: readonly LeadOrganization[]
  onClose: () => void
}

/** The fields of a recommendation of the text, as they were when one began: what others changed meanwhile stays. */
export function OpenFields({ doc, id, items, organizations, onClose }: OpenFieldsProps) {
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
      onSave={(after) => {
        const element = findRecommendation(doc, id)
        if (element) doc.transact(() => setFields(element, { before, after }))
      }}
    />
  )
}
