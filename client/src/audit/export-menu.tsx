import { useLingui } from '@lingui/react/macro'
import type { AuditFormat } from '@plenary/shared/audit.ts'
import { Braces, Table } from 'lucide-react'
import { Menu, MenuItem } from '../ui/menu.tsx'
import type { OverlayTrigger } from '../ui/use-overlay-trigger.ts'

interface ExportMenuProps {
  trigger: OverlayTrigger
  onExport: (format: AuditFormat) => void
}

/** The forms of an export, each by what it is good for. */
export function ExportMenu({ trigger, onExport }: ExportMenuProps) {
  const { t } = useLingui()
  return (
    <Menu trigger={trigger} label={t`Export the whole trail`}>
      <MenuItem icon={Table} onAction={() => onExport('csv')}>
        {t`As a table, to read (CSV)`}
      </MenuItem>
      <MenuItem icon={Braces} onAction={() => onExport('json')}>
        {t`With its proofs, to check (JSON)`}
      </MenuItem>
    </Menu>
  )
}
