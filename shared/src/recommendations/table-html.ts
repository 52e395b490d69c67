import { htmlText } from '../export/html-text.ts'
import type { Locale } from '../localized.ts'
import { deadlineText } from './deadline-text.ts'
import { GOALS, goalsIn } from './goals.ts'
import type { ListedRecommendation } from './listed.ts'

type Column = 'words' | 'addressee' | 'deadline' | 'theme' | 'goals' | 'lead' | 'joined'

/** The words of a table of recommendations outside the interface. Statuses are not for those outside. */
export const TABLE_WORDS: Record<Locale, { title: string; number: string; columns: Record<Column, string> }> =
  {
    en: {
      title: 'Recommendations',
      number: 'No.',
      columns: {
        words: 'Recommendation',
        // Beside the words, where a phone shows it without moving the table.
        joined: 'Joined by',
        addressee: 'To',
        deadline: 'By',
        theme: 'Theme',
        goals: 'SDG',
        lead: 'Lead',
      },
    },
    fr: {
      title: 'Recommandations',
      number: 'N°',
      columns: {
        words: 'Recommandation',
        joined: 'Rejointe par',
        addressee: 'Destinataire',
        deadline: 'Échéance',
        theme: 'Thème',
        goals: 'ODD',
        lead: 'Responsable',
      },
    },
  }

export type TableDrawing = {
  locale: Locale
  /** The name of an organisation that may be named here, or null. */
  leadName: (id: string) => string | null
  /** How many of how many have joined a recommendation, in words, where that is to be said. */
  joinedBy?: (id: string) => string
  /** Whether the numbers lead to the recommendations in the same page. */
  isLinked: boolean
}

/** A table of recommendations with what its heads stand for; columns in which nothing is said are left out. */
export function recommendationsTableHtml(
  items: readonly ListedRecommendation[],
  { locale, leadName, joinedBy, isLinked }: TableDrawing,
): string {
  const { title, number, columns } = TABLE_WORDS[locale]
  const rows = items.map((item) => ({ item, cells: cellsOf(item) }))
  const used = (Object.keys(columns) as Column[]).filter(
    (column) => column === 'words' || rows.some(({ cells }) => cells[column] !== ''),
  )
  const heads = used.map((column) => `<th scope="col">${columns[column]}</th>`).join('')
  const body = rows.map(({ item, cells }) => {
    const label = isLinked ? `<a href="#${item.label}">${item.label}</a>` : item.label
    const tds = used.map(
      (column) => `<td class="is-${column}"${attributesOf(column, item)}>${cells[column]}</td>`,
    )
    return `<tr><th scope="row">${label}</th>${tds.join('')}</tr>`
  })
  return `<table class="recommendations-table"><caption>${title}</caption><thead><tr><th scope="col">${number}</th>${heads}</tr></thead><tbody>${body.join('')}</tbody></table>`

  function cellsOf({ id, words, values }: ListedRecommendation): Record<Column, string> {
    const goals = goalsIn(values.sdgs).map(
      (goal) => `<abbr title="${GOALS[goal - 1]?.[locale] ?? ''}">${goal}</abbr>`,
    )
    return {
      words: htmlText(words),
      addressee: htmlText(values.addressee ?? ''),
      deadline: values.deadline === null ? '' : htmlText(deadlineText(values.deadline, locale)),
      theme: htmlText(values.theme ?? ''),
      goals: goals.join(', '),
      lead: htmlText((values.lead === null ? null : leadName(values.lead)) ?? ''),
      joined: htmlText(joinedBy?.(id) ?? ''),
    }
  }
}

/** What people wrote runs in its own direction, and in its own language where that is known. */
function attributesOf(column: Column, { lang }: ListedRecommendation): string {
  if (column === 'goals') return ''
  return column === 'words' && lang !== null ? ` dir="auto" lang="${htmlText(lang)}"` : ' dir="auto"'
}
