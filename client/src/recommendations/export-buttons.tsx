import { Trans } from '@lingui/react/macro'
import { annexHtml } from '@plenary/shared/recommendations/annex-html.ts'
import { recommendationsCsv } from '@plenary/shared/recommendations/table-csv.ts'
import type { Room } from '@plenary/shared/rooms.ts'
import { Download } from 'lucide-react'
import { Button } from '../ui/button.tsx'
import { downloadFile } from '../ui/download-file.ts'
import { useLocale } from '../ui/use-locale.ts'
import styles from './export-buttons.module.css'
import type { LiveRecommendation } from './live-recommendations.ts'
import type { LeadOrganization } from './recommendation-fields-dialog.tsx'

interface ExportButtonsProps {
  room: Room
  items: readonly LiveRecommendation[]
  organizations: readonly LeadOrganization[]
}

/** All recommendations, whatever is shown of them: as a page to print and hand in, and for spreadsheets. */
export function ExportButtons({ room, items, organizations }: ExportButtonsProps) {
  const locale = useLocale()
  const leadName = (id: string) => organizations.find((one) => one.id === id)?.name ?? null
  const handleAnnex = () => {
    const { title, coalition } = room
    const page = annexHtml(items, {
      locale,
      leadName,
      isLinked: false,
      title,
      coalition: coalition.name[locale],
    })
    downloadFile('recommendations.html', new Blob([page], { type: 'text/html' }))
  }
  const handleTable = () =>
    downloadFile('recommendations.csv', new Blob([recommendationsCsv(items, leadName)], { type: 'text/csv' }))
  return (
    <div className={styles.exports}>
      <Button onClick={handleTable}>
        <Trans>Export as CSV</Trans>
      </Button>
      <Button variant="primary" onClick={handleAnnex}>
        <Download aria-hidden size={20} strokeWidth={1.75} />
        <Trans>Export as annex</Trans>
      </Button>
    </div>
  )
}
