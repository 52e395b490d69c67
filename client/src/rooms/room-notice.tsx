import { Trans, useLingui } from '@lingui/react/macro'
import { SCHEMA_VERSION } from '@plenary/shared/document/schema-version.ts'
import type { ErrorCode } from '@plenary/shared/errors.ts'
import type { Room } from '@plenary/shared/rooms.ts'
import type { Editor } from '@tiptap/core'
import { TriangleAlert } from 'lucide-react'
import { problemText } from '../problem-text.ts'
import type { RoomProvider, RoomStatus } from '../sync/room-provider.ts'
import { useRoomStatus } from '../sync/use-room-provider.ts'
import { Button } from '../ui/button.tsx'
import styles from './room-notice.module.css'

interface RoomNoticeProps {
  provider: RoomProvider
  room: Room
  editor: Editor | null
}

/** Says, across the page, why the text cannot be changed here any more, and how to keep what one wrote. */
export function RoomNotice({ provider, room, editor }: RoomNoticeProps) {
  const { i18n } = useLingui()
  const code = useRoomStatus(provider, reasonOf)
  if (!code) return null
  const { happened, advice } = problemText(i18n, code)
  return (
    <div role="alert" className={styles.notice}>
      <TriangleAlert aria-hidden size={20} strokeWidth={1.75} />
      <p>
        <b>{happened}</b> {advice}
      </p>
      <div className={styles.acts}>
        {editor && provider.status.unsavedSince !== null && (
          <Button isDense onClick={() => saveCopy(editor, room.title)}>
            <Trans>Save a copy of the text</Trans>
          </Button>
        )}
        <Button isDense onClick={() => window.location.reload()}>
          <Trans>Reload</Trans>
        </Button>
      </div>
    </div>
  )
}

function reasonOf({ line, closedBy, hello }: RoomStatus): ErrorCode | null {
  if (line === 'closed') return closedBy ?? 'unexpected'
  return hello && hello.schemaVersion > SCHEMA_VERSION ? 'outdated-client' : null
}

/** The text as it stands in this tab, as a web page that any program opens. It goes nowhere but to the disk. */
function saveCopy(editor: Editor, title: string): void {
  const page = document.implementation.createHTMLDocument(title)
  const charset = page.createElement('meta')
  charset.setAttribute('charset', 'utf-8')
  page.head.prepend(charset)
  page.body.append(page.importNode(editor.view.dom, true))
  const file = new Blob([`<!doctype html>${page.documentElement.outerHTML}`], { type: 'text/html' })
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = `${title}.html`
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href))
}
