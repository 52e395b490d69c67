import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import type { RecommendationStatus } from '@plenary/shared/document/recommendation.ts'
import {
  MAX_RECOMMENDATION_WORDS,
  type SmartFault,
  type SmartSign,
} from '@plenary/shared/recommendations/smart.ts'
import { findVerb } from '@plenary/shared/recommendations/verbs.ts'
import { languageTag } from '../formats.ts'
import { useLocale } from '../ui/use-locale.ts'

/** How far recommendations are, in words. */
export function useStatusNames(): Record<RecommendationStatus, string> {
  const { t } = useLingui()
  return {
    draft: t`Draft`,
    agreed: t({ message: 'Agreed', context: 'recommendation' }),
    'needs-work': t`Needs work`,
  }
}

/** The five signs by which a recommendation can be acted on and checked. */
export function useSignNames(): Record<SmartSign, string> {
  const { t } = useLingui()
  return {
    action: t`One action`,
    measurable: t`Measurable`,
    addressee: t`Addressed`,
    deadline: t`Time-bound`,
    length: t`Short`,
  }
}

/** Why a sign is not met and what to do, in words. */
export function useFaultText(): (fault: SmartFault) => string {
  const { t } = useLingui()
  const locale = useLocale()
  return (fault) => {
    switch (fault.why) {
      case 'no-act':
        return t`“${fault.words}” names no action. Say what is to be done.`
      case 'no-verb':
        return t`Begin with one action verb, such as “publish” or “adopt”.`
      case 'several-verbs': {
        const names = fault.verbs.map((id) => findVerb(id)?.name[locale] ?? id)
        const verbs = new Intl.ListFormat(languageTag(locale)).format(names)
        return t`It asks for several actions: ${verbs}. Make each a recommendation.`
      }
      case 'no-indicator':
        return t`Say by what one will see that it was done.`
      case 'no-addressee':
        return t`Say who is to do it.`
      case 'no-deadline':
        return t`Say until when.`
      case 'empty':
        return t`It has no words yet.`
      case 'too-long': {
        const count = plural(fault.words, { one: '# word', other: '# words' })
        return t`It has ${count}; ${MAX_RECOMMENDATION_WORDS} are enough.`
      }
    }
  }
}
