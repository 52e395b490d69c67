import { Trans, useLingui } from '@lingui/react/macro'
import type { Freeze } from '@plenary/shared/freezes.ts'
import type { Room } from '@plenary/shared/rooms.ts'
import { Link } from '@tanstack/react-router'
import { Pencil } from 'lucide-react'
import { type ReactNode, useLayoutEffect, useRef } from 'react'
import { clockTime, isolate, shortDay } from '../formats.ts'
import { Button, buttonClass } from '../ui/button.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { useLocale } from '../ui/use-locale.ts'
import styles from './freeze-band.module.css'
import { useFreezeWords } from './freeze-words.ts'
import { useFreeze } from './use-freeze.ts'

interface FreezeBandProps {
  room: Room
  freeze: Freeze
  /** Opens the dialog in which it is changed. */
  onChange: () => void
  /** What somebody is to know about their own words. */
  warning?: ReactNode
  /** What they can do about it. */
  act?: ReactNode
}

/**
 * Above the text, in the place of the tools, so that no word moves when they go: that it is frozen, how far, by whom,
 * since when and why.
 */
export function FreezeBand({ room, freeze, onChange, warning, act }: FreezeBandProps) {
  const { t } = useLingui()
  const { icon: Icon, state } = useFreezeWords()[freeze.level]
  const thaw = useFreeze(room)
  const band = useFocusToText()
  return (
    <section ref={band} aria-label={t`Frozen document`} className={styles.place} data-region="toolbar">
      <div className={styles.band}>
        <Icon aria-hidden size={20} strokeWidth={1.75} className={styles.icon} />
        <div className={styles.words}>
          <p>
            <b>{state}</b> <Maker freeze={freeze} />
          </p>
          {freeze.note !== null && (
            <p dir="auto" className={styles.note}>
              {freeze.note}
            </p>
          )}
          {thaw.error && <ProblemNote error={thaw.error} />}
        </div>
        <div className={styles.acts}>
          {freeze.level === 'sealed' && (
            <Link
              to="/r/$room/sign-off"
              params={{ room: room.id }}
              className={buttonClass({ isDense: true })}
            >
              <Trans>See the seal</Trans>
            </Link>
          )}
          {room.abilities.includes('freeze-room') && (
            <>
              <Button
                isDense
                isWorking={thaw.isPending}
                workingLabel={t`Unfreezing`}
                onClick={() => thaw.mutate(null)}
              >
                <Trans>Unfreeze</Trans>
              </Button>
              <IconButton
                icon={Pencil}
                label={t`Change the freeze`}
                isDense
                aria-haspopup="dialog"
                onClick={onChange}
              />
            </>
          )}
        </div>
        <div className={styles.warning}>
          <p role="alert">{warning}</p>
          {act}
        </div>
      </div>
    </section>
  )
}

function Maker({ freeze: { at, by } }: { freeze: Freeze }) {
  const locale = useLocale()
  const date = new Date(at)
  // A line does not end within it.
  const moment = `${shortDay(date, locale)}, ${clockTime(date, locale)}`.replaceAll(' ', '\u00a0')
  const organization = isolate(by.organization.shortName)
  const name = by.name && isolate(by.name)
  return (
    <span className={styles.maker}>
      {name ? (
        <Trans>
          By {organization} ({name}), {moment}.
        </Trans>
      ) : (
        <Trans>
          By {organization}, {moment}.
        </Trans>
      )}
    </span>
  )
}

/** Whoever lifts the freeze, or stands on its buttons while another does, goes on in the text. */
function useFocusToText() {
  const band = useRef<HTMLElement>(null)
  useLayoutEffect(() => {
    const shown = band.current
    return () => {
      if (shown?.contains(document.activeElement))
        document.getElementById('text')?.focus({ preventScroll: true })
    }
  }, [])
  return band
}
