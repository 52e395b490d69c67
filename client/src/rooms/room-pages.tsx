import { Trans, useLingui } from '@lingui/react/macro'
import type { Room } from '@plenary/shared/rooms.ts'
import { Link, useNavigate } from '@tanstack/react-router'
import { ChevronDown } from 'lucide-react'
import { Fragment, type ReactNode, useState } from 'react'
import linkStyles from '../freezes/freeze-button.module.css'
import { FreezeButton } from '../freezes/freeze-button.tsx'
import { withMessages } from '../i18n.ts'
import { LatePart } from '../ui/late-part.tsx'
import { Menu, MenuItem } from '../ui/menu.tsx'
import { useMedia } from '../ui/use-media.ts'
import { useOverlayTrigger } from '../ui/use-overlay-trigger.ts'
import styles from './room-pages.module.css'

const loadExport = () =>
  withMessages(['exports', 'versions', 'rounds'], import('../exports/export-dialog.tsx')).then(
    ({ ExportDialog }) => ExportDialog,
  )

interface RoomPagesProps {
  room: Room
  /** Opens the dialog in which it is frozen; null for who may not. */
  onFreeze: (() => void) | null
}

/** Where else a document is looked after: a line of links, or one button with all of them where the bar is narrow. */
export function RoomPages({ room, onFreeze }: RoomPagesProps) {
  const isNarrow = useMedia('(max-width: 1319px)')
  const [isExporting, setExporting] = useState(false)
  const ways = { room, onFreeze, onExport: () => setExporting(true) }
  return (
    <>
      {isNarrow ? <PagesMenu {...ways} /> : <PagesLine {...ways} />}
      <LatePart load={loadExport} isWanted={isExporting}>
        {(ExportDialog) => isExporting && <ExportDialog room={room} onClose={() => setExporting(false)} />}
      </LatePart>
    </>
  )
}

type Ways = RoomPagesProps & { onExport: () => void }

function PagesLine({ room, onFreeze, onExport }: Ways) {
  return (
    <>
      {usePages(room).map(({ to, name }) => (
        <Parted key={to}>
          <Link to={to} params={{ room: room.id }}>
            {name}
          </Link>
        </Parted>
      ))}
      <Parted>
        <button type="button" aria-haspopup="dialog" className={linkStyles.button} onClick={onExport}>
          <Trans>Export</Trans>
        </button>
      </Parted>
      {onFreeze && (
        <Parted>
          <FreezeButton isFrozen={room.freeze !== null} onFreeze={onFreeze} />
        </Parted>
      )}
    </>
  )
}

function Parted({ children }: { children: ReactNode }) {
  return (
    <Fragment>
      <span aria-hidden>·</span>
      {children}
    </Fragment>
  )
}

function PagesMenu({ room, onFreeze, onExport }: Ways) {
  const { t } = useLingui()
  const navigate = useNavigate()
  const trigger = useOverlayTrigger('menu')
  const pages = usePages(room)
  return (
    <Parted>
      <button {...trigger.props} type="button" className={linkStyles.button}>
        <span className={styles.words}>
          <Trans>Pages</Trans>
          <ChevronDown aria-hidden size={14} strokeWidth={2} />
        </span>
      </button>
      <Menu trigger={trigger} label={t`Pages`} placement="bottom start">
        <MenuItem onAction={() => navigate({ to: '/r/$room/recommendations', params: { room: room.id } })}>
          {t`Recommendations`}
        </MenuItem>
        <MenuItem onAction={() => navigate({ to: '/r/$room/readiness', params: { room: room.id } })}>
          {t`Readiness`}
        </MenuItem>
        {pages.map(({ to, name }) => (
          <MenuItem key={to} onAction={() => navigate({ to, params: { room: room.id } })}>
            {name}
          </MenuItem>
        ))}
        <MenuItem onAction={onExport}>{t`Export`}</MenuItem>
        {onFreeze && <MenuItem onAction={onFreeze}>{room.freeze === null ? t`Freeze` : t`Frozen`}</MenuItem>}
      </Menu>
    </Parted>
  )
}

function usePages({ kind }: Room) {
  const { t } = useLingui()
  return [
    { to: '/r/$room/rounds', name: t`Rounds` },
    { to: '/r/$room/sign-off', name: t`Sign-off` },
    ...(kind === 'blueprint' ? [{ to: '/r/$room/review', name: t`Review` } as const] : []),
    { to: '/r/$room/versions', name: t`Versions` },
  ] as const
}
