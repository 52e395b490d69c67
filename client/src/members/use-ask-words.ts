import { useLingui } from '@lingui/react/macro'
import type { Coalition } from '@plenary/shared/coalitions.ts'
import { isolate } from '../formats.ts'
import { useLocale } from '../ui/use-locale.ts'
import type { AskedAct, MemberAct } from './member-acts.ts'

/** What somebody is asked before an act, and told after it. */
export interface AskWords {
  title: string
  /** What happens, and what does not. */
  consequence: string
  confirm: string
  working: string
  done: string
}

/** The words around an act on a member. `rename` is a form of its own. */
export function useAskWords({ act, member }: AskedAct, coalition: Coalition): AskWords {
  const { t } = useLingui()
  const locale = useLocale()
  const name = isolate(member.displayName)
  const place = isolate(coalition.name[locale])
  const party = coalition.organizations.find(({ id }) => id === member.organizationId)
  const organization = isolate(party?.name[locale] ?? '')
  const words: Record<Exclude<MemberAct, 'rename' | 'make-member'>, AskWords> = {
    'make-coordinator': {
      title: t`Make ${name} a coordinator?`,
      consequence: t`Coordinators see every document, let people in, remove them and read the trail. Choose somebody whom all of you trust with that.`,
      confirm: t`Make coordinator`,
      working: t`Changing`,
      done: t`${name} is a coordinator now.`,
    },
    suspend: {
      title: t`Suspend ${name}?`,
      consequence: t`This closes what they have open within a second, and they get in nowhere in this coalition until somebody lets them back in. What they wrote stays.`,
      confirm: t`Suspend`,
      working: t`Suspending`,
      done: t`${name} is suspended.`,
    },
    'let-back': {
      title: t`Let ${name} back in?`,
      consequence: t`They can do again what they could do before, at once.`,
      confirm: t`Let back in`,
      working: t`Letting in`,
      done: t`${name} is back.`,
    },
    remove: {
      title: t`Remove ${name}?`,
      consequence: t`This closes what they have open within a second. What they wrote stays. To come back they need a new link.`,
      confirm: t`Remove`,
      working: t`Removing`,
      done: t`${name} has been removed.`,
    },
    leave: {
      title: t`Leave ${place}?`,
      consequence: t`You no longer speak for ${organization} there. This closes what you have open within a second; what you wrote stays. To come back you need a new link.`,
      confirm: t`Leave`,
      working: t`Leaving`,
      done: t`You have left ${place}.`,
    },
  }
  const back = useMemberWords({ act, member }, organization)
  return act === 'make-member' || act === 'rename' ? back : words[act]
}

/** To become a member is a step down for a coordinator and a step in for a guest. */
function useMemberWords({ member }: AskedAct, organization: string): AskWords {
  const { t } = useLingui()
  const name = isolate(member.displayName)
  const ends = { confirm: t`Make member`, working: t`Changing`, done: t`${name} is a member now.` }
  if (member.role === 'guest') {
    return {
      ...ends,
      title: t`Make ${name} a member?`,
      consequence: t`They will see who is in the coalition, and every document in which ${organization} has a part.`,
    }
  }
  if (member.isSelf) {
    return {
      title: t`Stop being a coordinator?`,
      consequence: t`You go on as a member who speaks for ${organization}. Only another coordinator can make you one again.`,
      confirm: t`Stop being a coordinator`,
      working: t`Changing`,
      done: t`You are a member now.`,
    }
  }
  return {
    ...ends,
    title: t`Make ${name} a member?`,
    consequence: t`They go on speaking for ${organization}. What only coordinators may see or do is closed to them within a second.`,
  }
}
