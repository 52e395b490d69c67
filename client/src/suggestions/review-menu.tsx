import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import type { Verdict } from '@plenary/shared/document/settle-suggestions.ts'
import { Ellipsis } from 'lucide-react'
import { IconButton } from '../ui/icon-button.tsx'
import { Menu, MenuItem, MenuLine } from '../ui/menu.tsx'
import { showToast } from '../ui/toast.ts'
import { useOverlayTrigger } from '../ui/use-overlay-trigger.ts'
import type { Suggestion } from './list-suggestions.ts'
import type { SuggestionScope } from './settle-commands.ts'
import type { SuggestionReview } from './suggestion-review.ts'

interface ReviewMenuProps {
  review: SuggestionReview
  suggestions: readonly Suggestion[]
}

/** Answers to many suggestions at once: all, those of an organisation, those in what is selected. */
export function ReviewMenu({ review, suggestions }: ReviewMenuProps) {
  const { t } = useLingui()
  const trigger = useOverlayTrigger('menu')
  const organizations = [
    ...new Map(suggestions.map(({ organization }) => [organization.id, organization])).values(),
  ]
  const range = trigger.isOpen ? review.selectedRange : null
  const settle = (verdict: Verdict, scope: SuggestionScope) => {
    const count = review.settle(verdict, scope)
    if (count === 0) return
    showToast(
      verdict === 'accept'
        ? t`${plural(count, { one: '# suggestion accepted', other: '# suggestions accepted' })}`
        : t`${plural(count, { one: '# suggestion rejected', other: '# suggestions rejected' })}`,
    )
  }
  return (
    <>
      <IconButton icon={Ellipsis} label={t`More answers`} isDense {...trigger.props} />
      <Menu trigger={trigger} label={t`More answers`} placement="top end">
        <MenuItem onAction={() => settle('accept', { kind: 'all' })}>{t`Accept all`}</MenuItem>
        <MenuItem onAction={() => settle('reject', { kind: 'all' })}>{t`Reject all`}</MenuItem>
        {range && (
          <>
            <MenuLine />
            <MenuItem onAction={() => settle('accept', { kind: 'range', ...range })}>
              {t`Accept in the selection`}
            </MenuItem>
            <MenuItem onAction={() => settle('reject', { kind: 'range', ...range })}>
              {t`Reject in the selection`}
            </MenuItem>
          </>
        )}
        <MenuLine />
        {organizations.flatMap(({ id: organizationId, shortName }) => [
          <MenuItem
            key={`accept ${organizationId}`}
            onAction={() => settle('accept', { kind: 'organization', organizationId })}
          >{t`Accept those of ${shortName}`}</MenuItem>,
          <MenuItem
            key={`reject ${organizationId}`}
            onAction={() => settle('reject', { kind: 'organization', organizationId })}
          >{t`Reject those of ${shortName}`}</MenuItem>,
        ])}
      </Menu>
    </>
  )
}
