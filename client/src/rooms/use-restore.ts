import { useLingui } from '@lingui/react/macro'
import type { RoomId, SnapshotId } from '@plenary/shared/ids.ts'
import { useNavigate, useSearch } from '@tanstack/react-router'
import type { Editor } from '@tiptap/core'
import { useEffect, useRef, useState } from 'react'
import type * as Y from 'yjs'
import { showToast } from '../ui/toast.ts'

type Desk = { roomId: RoomId; editor: Editor | null; doc: Y.Doc; canWrite: boolean }

/**
 * Goes back to the version that the address names, once there is an editor that may write, and takes the wish out of
 * the address, so that it is done once. Gives what went wrong, to be shown; null for nothing.
 */
export function useRestore({ roomId, editor, doc, canWrite }: Desk): unknown {
  const { t } = useLingui()
  const navigate = useNavigate()
  const { restore: version, section = null } = useSearch({ from: '/signed-in/r/$room' })
  const begun = useRef<string | null>(null)
  const [error, setError] = useState<unknown>(null)
  useEffect(() => {
    if (!version || !editor || !canWrite || begun.current === version) return
    begun.current = version
    const bringBack = async () => {
      // With the comparison of texts, which nothing else in a room needs.
      const versions = await import('../versions/bring-back.ts')
      const wish = { version: version as SnapshotId, section }
      const isOther = await versions.bringBack(roomId, wish, { editor, doc })
      if (!isOther) return showToast(t`The text is that of the version already`)
      const undo = { label: t`Undo`, onAct: () => editor.commands.undo() }
      showToast(section ? t`The section is as it was` : t`The text is as it was`, undo)
    }
    bringBack()
      .catch(setError)
      .finally(() => navigate({ to: '/r/$room', params: { room: roomId }, replace: true }))
  }, [version, section, roomId, editor, doc, canWrite, navigate, t])
  return error
}
