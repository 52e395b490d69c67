import { Trans, useLingui } from '@lingui/react/macro'
import { comparisonHtml } from '@plenary/shared/comparison/html.ts'
import type { Room } from '@plenary/shared/rooms.ts'
import { useQuery } from '@tanstack/react-query'
import { Download } from 'lucide-react'
import { coalitionQuery } from '../coalitions/use-coalition.ts'
import { Button } from '../ui/button.tsx'
import { downloadFile } from '../ui/download-file.ts'
import { ProblemNote } from '../ui/problem-note.tsx'
import { useLocale } from '../ui/use-locale.ts'
import type { ShownComparison } from './use-comparison.ts'
import { useComparisonFile } from './use-comparison-file.ts'

interface ExportComparisonProps {
  room: Room
  shown: ShownComparison
  names: { from: string; to: string }
  layout: 'inline' | 'side-by-side'
}

/** Gives the comparison as a file that opens anywhere, or as tracked changes; both are made here, and go nowhere else. */
export function ExportComparison({ room, shown, names, layout }: ExportComparisonProps) {
  const { t } = useLingui()
  const locale = useLocale()
  const { data: coalition } = useQuery(coalitionQuery(room.coalition.slug))
  const toWord = useComparisonFile(room, shown)
  function handleExport() {
    const { view, summary, authored, texts } = shown
    const shares = authored.shares.flatMap(({ author, added, removed }) => {
      const organization = texts.organizations[author]
      return organization ? [{ name: organization.shortName, added, removed }] : []
    })
    const html = comparisonHtml({
      ...{ view, summary, locale, layout, shares },
      organizations: (coalition?.organizations ?? []).filter(({ isListed }) => isListed),
      title: room.title,
      before: names.from,
      after: names.to,
    })
    downloadFile('plenary-comparison.html', new Blob([html], { type: 'text/html' }))
  }
  return (
    <>
      <Button
        isDense
        onClick={() => toWord.mutate()}
        isWorking={toWord.isPending}
        workingLabel={t`Making the file`}
      >
        <Download aria-hidden size={16} strokeWidth={2} />
        <Trans>Word, with tracked changes</Trans>
      </Button>
      <Button isDense onClick={handleExport}>
        <Download aria-hidden size={16} strokeWidth={2} />
        <Trans>Export as HTML</Trans>
      </Button>
      {toWord.error !== null && <ProblemNote error={toWord.error} />}
    </>
  )
}
