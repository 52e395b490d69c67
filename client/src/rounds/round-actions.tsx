import { Trans, useLingui } from '@lingui/react/macro'
import type { Room } from '@plenary/shared/rooms.ts'
import type { Round } from '@plenary/shared/rounds.ts'
import { useMutation } from '@tanstack/react-query'
import { ChevronDown, Download } from 'lucide-react'
import { useState } from 'react'
import { getFile } from '../api.ts'
import { Button } from '../ui/button.tsx'
import { downloadFile } from '../ui/download-file.ts'
import { LatePart } from '../ui/late-part.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { showToast } from '../ui/toast.ts'
import { useLocale } from '../ui/use-locale.ts'
import { useOverlayTrigger } from '../ui/use-overlay-trigger.ts'
import { AnswerButton } from './answer-button.tsx'
import type { TableForm } from './export-menu.tsx'
import styles from './round-actions.module.css'
import { pathOf } from './use-rounds.ts'

const loadMenu = () => import('./export-menu.tsx').then(({ ExportMenu }) => ExportMenu)
const loadClosing = () => import('./close-round-dialog.tsx').then(({ CloseRoundDialog }) => CloseRoundDialog)

interface RoundActionsProps {
  room: Room
  round: Round
}

/** What may be done with a round: answered, its table taken out, and closed before its time. */
export function RoundActions({ room, round }: RoundActionsProps) {
  const { t } = useLingui()
  const trigger = useOverlayTrigger('menu')
  const [isClosing, setClosing] = useState(false)
  const toExport = useExport(room, round)
  const mayExport = round.abilities.includes('export')
  const mayClose = round.abilities.includes('close')
  if (round.abilities.length === 0) return null
  return (
    <div className={styles.actions}>
      <AnswerButton room={room} round={round} />
      {mayExport && (
        <Button
          {...trigger.props}
          variant={round.closedAt ? 'primary' : 'quiet'}
          isWorking={toExport.isPending}
          workingLabel={t`Exporting`}
        >
          <Download aria-hidden size={20} strokeWidth={1.75} />
          <Trans>Export the table</Trans>
          <ChevronDown aria-hidden size={16} strokeWidth={2} />
        </Button>
      )}
      {mayClose && (
        <Button variant="bare" aria-haspopup="dialog" onClick={() => setClosing(true)}>
          <Trans>Close now…</Trans>
        </Button>
      )}
      {toExport.error && <ProblemNote error={toExport.error} />}
      {mayExport && (
        <LatePart load={loadMenu} isWanted={trigger.isOpen}>
          {(ExportMenu) => <ExportMenu trigger={trigger} onExport={(form) => toExport.mutate(form)} />}
        </LatePart>
      )}
      <LatePart load={loadClosing} isWanted={isClosing}>
        {(CloseRoundDialog) =>
          isClosing && <CloseRoundDialog room={room} round={round} onClose={() => setClosing(false)} />
        }
      </LatePart>
    </div>
  )
}

function useExport(room: Room, round: Round) {
  const { t } = useLingui()
  const locale = useLocale()
  return useMutation({
    mutationFn: async (form: TableForm) => {
      const file = await getFile(`${pathOf(room.id, round.id)}/table.${form}?locale=${locale}`)
      downloadFile(`plenary-round-${round.closesAt.slice(0, 10)}.${form}`, file)
    },
    onSuccess: () => showToast(t`The table is in your downloads`),
  })
}
