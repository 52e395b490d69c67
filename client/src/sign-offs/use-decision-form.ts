import { useLingui } from '@lingui/react/macro'
import { standingText } from '@plenary/shared/export/standing-text.ts'
import { SIGN_OFF_CAPACITY_MAX_CHARS, SIGN_OFF_WORDS_MAX_CHARS } from '@plenary/shared/limits.ts'
import { recommendationsIn } from '@plenary/shared/recommendations/listed.ts'
import type { Room } from '@plenary/shared/rooms.ts'
import { newDecisionSchema, SIGN_OFF_DECISIONS, type SignOffRound } from '@plenary/shared/sign-offs.ts'
import { useMemo } from 'react'
import { inOneLine } from '../ui/long-text-field.tsx'
import { showToast } from '../ui/toast.ts'
import { useForm } from '../ui/use-form.ts'
import { useDecide } from './use-sign-offs.ts'

type Values = Record<
  | 'act'
  | 'reservation'
  | 'isPrinted'
  | 'sections'
  | 'leftOut'
  | 'reason'
  | 'capacity'
  | 'authority'
  | 'isConfidential',
  string
>

/** Between the titles of sections, or ids of blocks, in their field: none of them has one. */
const BETWEEN = '\n'

/** The life of the form with which an organisation decides on a version. */
export function useDecisionForm(room: Room, round: SignOffRound, document: string) {
  const { t } = useLingui()
  const decide = useDecide(room.id, round.id)
  const recommendations = useMemo(() => recommendationsIn(standingText(JSON.parse(document))), [document])
  const isAll = (leftOut: string) => partsOf(leftOut).length === recommendations.length
  const tooLong = (value: string, max: number) =>
    t`Use at most ${max} characters; this has ${inOneLine(value).length}.`
  const needed = (missing: string, max: number) => (value: string) =>
    inOneLine(value) ? tooLong(value, max) : missing
  const faults: Record<keyof Values, (value: string) => string> = {
    act: () => t`Choose one.`,
    reservation: needed(t`Name what you leave out, and why.`, SIGN_OFF_WORDS_MAX_CHARS),
    sections: () => t`Choose one section at least.`,
    leftOut: (value) =>
      value && isAll(value)
        ? t`Join one recommendation at least, or decline.`
        : t`Choose one recommendation at least.`,
    reason: needed(t`Write the reason in a few words.`, SIGN_OFF_WORDS_MAX_CHARS),
    capacity: needed(t`Write as what you sign.`, SIGN_OFF_CAPACITY_MAX_CHARS),
    authority: (value) => tooLong(value, SIGN_OFF_CAPACITY_MAX_CHARS),
    isPrinted: () => '',
    isConfidential: () => '',
  }
  const initial: Values = {
    act: 'endorsed',
    reservation: '',
    isPrinted: 'yes',
    sections: '',
    leftOut: '',
    reason: '',
    capacity: '',
    authority: '',
    isConfidential: '',
  }
  const form = useForm({
    initial,
    schema: {
      safeParse: (values) =>
        values.act === 'excepting' && isAll(values.leftOut)
          ? { success: false, error: { issues: [{ path: ['leftOut'] }] } }
          : newDecisionSchema.safeParse(decisionOf(values, round)),
    },
    send: async (input) => {
      await decide.mutateAsync(input)
      showToast(input.act === 'declined' ? t`Your decision is kept` : t`Your signature is kept`)
    },
    faultText: (name, _code, value) => faults[name](value),
  })
  return {
    ...form,
    recommendations,
    act: SIGN_OFF_DECISIONS.find((each) => each === form.values.act) ?? 'endorsed',
    sections: partsOf(form.values.sections),
    leftOut: partsOf(form.values.leftOut),
    setLeftOut: (ids: readonly string[]) => form.field('leftOut').onChange(ids.join(BETWEEN)),
    setSections: (titles: readonly string[]) => form.field('sections').onChange(titles.join(BETWEEN)),
  }
}

function partsOf(value: string): string[] {
  return value ? value.split(BETWEEN) : []
}

function decisionOf(values: Values, { version: { hash } }: SignOffRound) {
  const { act } = values
  return {
    ...{ act, hash },
    capacity: inOneLine(values.capacity),
    authority: inOneLine(values.authority) || null,
    isConfidential: values.isConfidential !== '',
    ...(act === 'reserved' && {
      reservation: inOneLine(values.reservation),
      isPrinted: values.isPrinted !== '',
    }),
    ...(act === 'partly' && { sections: partsOf(values.sections) }),
    ...(act === 'excepting' && { leftOut: partsOf(values.leftOut) }),
    ...(act === 'declined' && { reason: inOneLine(values.reason) }),
  }
}
