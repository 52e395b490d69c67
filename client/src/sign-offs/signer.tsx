import { Trans } from '@lingui/react/macro'
import type { Standing } from '@plenary/shared/sign-off-standings.ts'
import type { SignOff } from '@plenary/shared/sign-offs.ts'
import text from '../ui/text.module.css'

/** Who has decided for an organisation, as what, and by what authority; nothing where nobody has. */
export function Signer({ standing }: { standing: Standing<SignOff> | null }) {
  if (!standing) return null
  const { by, capacity, authority } = standing.decision
  return (
    <>
      <p>{by.name ? <bdi>{by.name}</bdi> : <Trans>Name withheld</Trans>}</p>
      <p dir="auto" className={text.help}>
        {[capacity, authority].filter(Boolean).join(', ')}
      </p>
    </>
  )
}
