import { useLingui } from '@lingui/react/macro'
import { fileNameOf } from '@plenary/shared/export/file-name.ts'
import type { ExportForm } from '@plenary/shared/exports.ts'
import type { Room } from '@plenary/shared/rooms.ts'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { getFile } from '../api.ts'
import { downloadFile } from '../ui/download-file.ts'
import { showToast } from '../ui/toast.ts'
import { useLocale } from '../ui/use-locale.ts'
import type { VersionKey } from '../versions/use-snapshots.ts'

/** Fetches a text as a file and gives it to whoever sits here. What is on its way when the dialog goes is called off. */
export function useExport(room: Room, onDone: () => void) {
  const { t } = useLingui()
  const locale = useLocale()
  const underWay = useRef<AbortController | null>(null)
  useEffect(() => () => underWay.current?.abort(), [])
  return useMutation({
    mutationFn: async ({ form, of }: { form: ExportForm; of: VersionKey }) => {
      const controller = new AbortController()
      underWay.current = controller
      const path = `/api/rooms/${room.id}/exports/${form}?of=${of}&locale=${locale}`
      const file = await getFile(path, controller.signal)
      if (!controller.signal.aborted) downloadFile(fileNameOf(room.title, form), file)
    },
    onSuccess: () => {
      showToast(t`The file is in your downloads`)
      onDone()
    },
  })
}
