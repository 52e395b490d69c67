import { Trans } from '@lingui/react/macro'
import { comparisonHtml } from '@plenary/shared/comparison/html.ts'
import type { Room } from '@plenary/shared/rooms.ts'
import { useQuery } from '@tanstack/react-query'
import { Download } from 'lucide-react'
import { coalitionQuery } from '../coalitions/use-coalition.ts'
import { Button } from '../ui/button.tsx'
import { downloadFile } from '../ui/download-file.ts'
import { useLocale } from '../ui/use-locale.ts'
import type { ShownComparison } from './use-comparison.ts'

interface ExportComparisonProps {
  room: Room
  shown: ShownComparison
  names: { from: string; to: string }
  layout: 'inline' | 'side-by-side'
}

/** Gives the comparison as one file that opens anywhere; it is made here, and goes nowhere else. */
export function ExportComparison({ room, shown, names, layout }: ExportComparisonProps) {
  const locale = useLocale()
  const { data: coalition } = useQuery(coalitionQuery(room.coalition.slug))
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
    <Button isDense onClick={handleExport}>
      <Download aria-hidden size={16} strokeWidth={2} />
      <Trans>Export as HTML</Trans>
    </Button>
  )
}
