import { Plural, Trans } from '@lingui/react/macro'
import { Signature } from 'lucide-react'
import { nameList } from '../formats.ts'
import { classNames } from '../ui/class-names.ts'
import text from '../ui/text.module.css'
import { useLocale } from '../ui/use-locale.ts'
import styles from './joined-line.module.css'
import type { LeadOrganization } from './recommendation-fields-dialog.tsx'
import type { Joined } from './use-joined.ts'

interface JoinedLineProps {
  joined: Joined
  organizations: readonly LeadOrganization[]
}

/** How many organisations have joined a recommendation with their signatures, and which have left it out. */
export function JoinedLine({ joined: { joined, asked, leftOutBy }, organizations }: JoinedLineProps) {
  const names = organizations.filter(({ id }) => leftOutBy.some((one) => one === id))
  const list = nameList(
    names.map(({ shortName }) => shortName),
    useLocale(),
  )
  return (
    <p className={classNames(text.help, text.numbers, styles.line)}>
      <Signature aria-hidden size={16} strokeWidth={1.75} />
      <span>
        <Plural
          value={joined}
          one={`Joined by # of ${asked} organisations`}
          other={`Joined by # of ${asked} organisations`}
        />
        {names.length > 0 && (
          <>
            {'. '}
            <Trans>Left out by {list}</Trans>
          </>
        )}
      </span>
    </p>
  )
}
