import type { Locale } from '@plenary/shared/localized.ts'
import { type KnownMechanism, mechanismInputSchema } from '@plenary/shared/mechanisms.ts'

/** A record as the fields of a form, in the language of whoever reads it. */
export function fieldsOf(mechanism: KnownMechanism | null, locale: Locale) {
  const { counts, form, limit } = mechanism ?? {}
  return {
    name: mechanism?.name[locale] ?? '',
    body: mechanism?.body[locale] ?? '',
    max: numberField(limit?.max),
    unit: (limit?.unit ?? 'words') as string,
    notes: answerField(counts?.notes),
    annexes: answerField(counts?.annexes),
    coverPage: answerField(counts?.coverPage),
    headings: answerField(counts?.headings),
    font: form?.font ?? '',
    fontSize: numberField(form?.fontSize),
    numberedParagraphs: answerField(form?.numberedParagraphs),
    deadlineRule: mechanism?.deadlineRule?.[locale] ?? '',
    sources: mechanism?.sources.join('\n') ?? '',
    checkedOn: mechanism?.checkedOn ?? '',
    remarks: mechanism?.remarks[locale] ?? '',
  } satisfies Record<string, string>
}

/** What the fields say, or what is wrong with them. */
export function inputOf(fields: Record<keyof ReturnType<typeof fieldsOf>, string>) {
  const { notes, annexes, coverPage, headings } = fields
  return mechanismInputSchema.safeParse({
    ...{ name: fields.name, body: fields.body, unit: fields.unit, max: numberOf(fields.max) },
    counts: {
      notes: answerOf(notes),
      annexes: answerOf(annexes),
      coverPage: answerOf(coverPage),
      headings: answerOf(headings),
    },
    font: fields.font,
    fontSize: numberOf(fields.fontSize.replace(',', '.')),
    numberedParagraphs: answerOf(fields.numberedParagraphs),
    deadlineRule: fields.deadlineRule,
    sources: fields.sources.split('\n').filter((line) => line.trim() !== ''),
    checkedOn: fields.checkedOn.trim(),
    remarks: fields.remarks,
  })
}

function numberField(number: number | null | undefined): string {
  return number === null || number === undefined ? '' : String(number)
}

/** Not a number where something else was written, so that it is refused. */
function numberOf(field: string): number | null {
  const digits = field.replace(/\s/g, '')
  return digits === '' ? null : Number(digits)
}

function answerField(answer: boolean | null | undefined): string {
  return answer === null || answer === undefined ? '' : String(answer)
}

function answerOf(field: string): boolean | null {
  return field === '' ? null : field === 'true'
}
