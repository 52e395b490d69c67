import { LOCALES, type Locale } from '@plenary/shared/localized.ts'
import type { Context } from 'hono'

/** The language of the interface that a browser likes best, English where it likes none (RFC 9110, 12.5.4). */
export function localeOf(c: Context): Locale {
  const wishes = (c.req.header('Accept-Language') ?? '').split(',').map((wish) => {
    const [tag = '', ...parameters] = wish.trim().toLowerCase().split(';')
    const weight = parameters.find((parameter) => parameter.trim().startsWith('q='))
    return { language: tag.split('-')[0], weight: weight ? Number(weight.trim().slice(2)) || 0 : 1 }
  })
  const liked = wishes.filter(({ weight }) => weight > 0).toSorted((a, b) => b.weight - a.weight)
  for (const { language } of liked) {
    const locale = LOCALES.find((one) => one === language)
    if (locale) return locale
  }
  return 'en'
}
