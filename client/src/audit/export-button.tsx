import { Trans, useLingui } from '@lingui/react/macro'
import type { AuditFormat } from '@plenary/shared/audit.ts'
import { ChevronDown, Download } from 'lucide-react'
import { Button } from '../ui/button.tsx'
import { LatePart } from '../ui/late-part.tsx'
import { useOverlayTrigger } from '../ui/use-overlay-trigger.ts'

const loadMenu = () => import('./export-menu.tsx').then(({ ExportMenu }) => ExportMenu)

interface ExportButtonProps {
  isWorking: boolean
  onExport: (format: AuditFormat) => void
}

/** The way to save the whole trail, in a form of one's choice. */
export function ExportButton({ isWorking, onExport }: ExportButtonProps) {
  const { t } = useLingui()
  const trigger = useOverlayTrigger('menu')
  return (
    <div>
      <Button {...trigger.props} isDense isWorking={isWorking} workingLabel={t`Exporting`}>
        <Download aria-hidden size={16} strokeWidth={2} />
        <Trans>Export</Trans>
        <ChevronDown aria-hidden size={16} strokeWidth={2} />
      </Button>
      <LatePart load={loadMenu} isWanted={trigger.isOpen}>
        {(ExportMenu) => <ExportMenu trigger={trigger} onExport={onExport} />}
      </LatePart>
    </div>
  )
}
