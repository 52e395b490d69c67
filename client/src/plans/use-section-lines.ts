import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import type { SectionPlan } from '@plenary/shared/plans.ts'
import type { Editor } from '@tiptap/core'
import { useEffect, useRef } from 'react'
import type { Section } from '../editor/outline.ts'
import type { OutlineStore } from '../editor/outline-store.ts'
import { nameList, shortDay, wholeNumber } from '../formats.ts'
import { useLocale } from '../ui/use-locale.ts'
import { countedWords, planOf, useOf } from './figures.ts'
import { usePlanOfRoom } from './plan-context.ts'
import { type SectionLine, sectionLines } from './section-lines.ts'
import { useStateWords } from './use-state-words.ts'

/** Keeps below each heading of an editor who leads its section, how it stands, until when, and its words. */
export function useSectionLines(editor: Editor | null, outline: OutlineStore): void {
  const lineOf = useLineOf()
  const now = useRef(lineOf)
  now.current = lineOf
  const { plan } = usePlanOfRoom()
  const locale = useLocale()
  useEffect(() => {
    if (!editor) return
    let shown = ''
    const draw = () => {
      const sections = outline.outline?.sections ?? []
      const lines = sections.flatMap((section) => {
        const line = now.current(section)
        return line ? [[section.id, line] as const] : []
      })
      const look = JSON.stringify(lines)
      if (look === shown || editor.isDestroyed) return
      shown = look
      editor.storage.aidSlots.plan = sectionLines(new Map(lines))
      editor.view.dispatch(editor.state.tr.setMeta('addToHistory', false))
    }
    draw()
    return outline.subscribe(draw)
  }, [editor, outline, plan, locale])
}

function useLineOf(): (section: Section) => SectionLine | null {
  const { t } = useLingui()
  const { plan } = usePlanOfRoom()
  const locale = useLocale()
  const states = useStateWords()

  const stateWords = ({ state, dueOn }: SectionPlan): string[] => {
    const day = dueOn && shortDay(new Date(`${dueOn}T00:00`), locale)
    if (state === 'review') return [day ? t`In review until ${day}` : t`In review`]
    if (state === 'open') return day ? [t`Due ${day}`] : []
    return [states[state].replace(/^./u, (letter) => letter.toLocaleUpperCase(locale))]
  }
  const budgetWords = (words: number, budget: number): string => {
    const count = wholeNumber(words, locale)
    const { over } = useOf(words, budget)
    const most = plural(budget, { one: '# word', other: '# words' })
    return over === 0 ? t`${count} of ${most}` : t`${count} of ${most}, ${wholeNumber(over, locale)} over`
  }
  return (section) => {
    const planned = planOf(plan, section.id)
    if (!planned) return null
    const leads = [planned.lead, ...planned.coLeads].flatMap(
      (id) => plan?.organizations.find((each) => each.id === id) ?? [],
    )
    const names = nameList(
      leads.map(({ shortName }) => shortName),
      locale,
    )
    const words = countedWords({ text: section.words, notes: section.notes }, plan)
    const parts = [
      ...(leads.length > 0 ? [t`Led by ${names}`] : []),
      ...stateWords(planned),
      ...(planned.budget === null ? [] : [budgetWords(words, planned.budget)]),
    ]
    if (parts.length === 0) return null
    return { words: parts.join(' · '), hue: leads[0]?.hue ?? null }
  }
}
