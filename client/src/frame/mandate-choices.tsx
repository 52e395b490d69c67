import { useLingui } from '@lingui/react/macro'
import type { Me } from '@plenary/shared/accounts.ts'
import type { MemberId } from '@plenary/shared/ids.ts'
import { isolate } from '../formats.ts'
import { MenuChoices, MenuLine } from '../ui/menu.tsx'
import { useLocale } from '../ui/use-locale.ts'

interface MandateChoicesProps {
  me: Me
  onChoose: (memberId: MemberId) => void
}

/** For which organisation one speaks, where there is a choice. */
export function MandateChoices({ me: { mandates, acting }, onChoose }: MandateChoicesProps) {
  const { t } = useLingui()
  const locale = useLocale()
  if (mandates.every(({ memberId }) => memberId === acting?.memberId)) return null
  const choices = mandates.map(({ memberId, organization, coalition }) => ({
    id: memberId,
    label: `${isolate(organization.name[locale])} · ${isolate(coalition.name[locale])}`,
  }))
  return (
    <>
      <MenuChoices<MemberId | ''>
        title={t`Speaking for`}
        choices={choices}
        chosen={acting?.memberId ?? ''}
        onChoose={(memberId) => memberId !== '' && onChoose(memberId)}
      />
      <MenuLine />
    </>
  )
}
