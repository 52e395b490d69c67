import type { Localized } from '../localized.ts'

/** The Sustainable Development Goals by their numbers, the first being 1, under their short names. */
export const GOALS: readonly Localized[] = [
  { en: 'No poverty', fr: 'Pas de pauvreté' },
  { en: 'Zero hunger', fr: 'Faim « zéro »' },
  { en: 'Good health and well-being', fr: 'Bonne santé et bien-être' },
  { en: 'Quality education', fr: 'Éducation de qualité' },
  { en: 'Gender equality', fr: 'Égalité entre les sexes' },
  { en: 'Clean water and sanitation', fr: 'Eau propre et assainissement' },
  { en: 'Affordable and clean energy', fr: 'Énergie propre et d’un coût abordable' },
  { en: 'Decent work and economic growth', fr: 'Travail décent et croissance économique' },
  { en: 'Industry, innovation and infrastructure', fr: 'Industrie, innovation et infrastructure' },
  { en: 'Reduced inequalities', fr: 'Inégalités réduites' },
  { en: 'Sustainable cities and communities', fr: 'Villes et communautés durables' },
  { en: 'Responsible consumption and production', fr: 'Consommation et production responsables' },
  { en: 'Climate action', fr: 'Lutte contre les changements climatiques' },
  { en: 'Life below water', fr: 'Vie aquatique' },
  { en: 'Life on land', fr: 'Vie terrestre' },
  { en: 'Peace, justice and strong institutions', fr: 'Paix, justice et institutions efficaces' },
  { en: 'Partnerships for the goals', fr: 'Partenariats pour la réalisation des objectifs' },
]

/** The numbers that a field names, in their order, each once; what is no goal is left out. */
export function goalsIn(field: string | null): number[] {
  const numbers = (field ?? '').split(/[\s,;]+/).map(Number)
  const known = numbers.filter((goal) => Number.isInteger(goal) && goal >= 1 && goal <= GOALS.length)
  return [...new Set(known)].toSorted((a, b) => a - b)
}

/** The same as a field; null for none. */
export function goalsField(goals: Iterable<number>): string | null {
  return goalsIn([...goals].join(',')).join(',') || null
}
