import { useLingui } from '@lingui/react/macro'
import { FileText, FileType, Table } from 'lucide-react'
import { Menu, MenuItem } from '../ui/menu.tsx'
import type { OverlayTrigger } from '../ui/use-overlay-trigger.ts'

/** The forms of a table, as the server names them. */
export type TableForm = 'docx' | 'html' | 'csv'

interface ExportMenuProps {
  trigger: OverlayTrigger
  onExport: (form: TableForm) => void
}

/** The forms of an export, each by what it is good for. */
export function ExportMenu({ trigger, onExport }: ExportMenuProps) {
  const { t } = useLingui()
  return (
    <Menu trigger={trigger} label={t`Export the table`} placement="bottom start">
      <MenuItem icon={FileType} onAction={() => onExport('docx')}>
        {t`As a Word file, to write on (DOCX)`}
      </MenuItem>
      <MenuItem icon={FileText} onAction={() => onExport('html')}>
        {t`As a page, to read and print (HTML)`}
      </MenuItem>
      <MenuItem icon={Table} onAction={() => onExport('csv')}>
        {t`As a table, for spreadsheets (CSV)`}
      </MenuItem>
    </Menu>
  )
}
