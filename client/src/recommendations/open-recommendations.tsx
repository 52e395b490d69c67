import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import type { RoomId } from '@plenary/shared/ids.ts'
import type { Room } from '@plenary/shared/rooms.ts'
import { Link } from '@tanstack/react-router'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { useLivePlan } from '../plans/use-plan.ts'
import { useWriting } from '../rooms/use-writing.ts'
import type { RoomProvider } from '../sync/room-provider.ts'
import { useRoomStatus } from '../sync/use-room-provider.ts'
import { classNames } from '../ui/class-names.ts'
import { PageTitle } from '../ui/page-frame.tsx'
import text from '../ui/text.module.css'
import { useLocale } from '../ui/use-locale.ts'
import { arrange, type Grouping, NO_FILTER, type Sorting } from './arrange.ts'
import { ExportButtons } from './export-buttons.tsx'
import { findRecommendation } from './live-recommendations.ts'
import { NoRecommendations } from './no-recommendations.tsx'
import { OpenFields } from './open-fields.tsx'
import styles from './open-recommendations.module.css'
import type { LeadOrganization } from './recommendation-fields-dialog.tsx'
import { RecommendationTable } from './recommendation-table.tsx'
import { setFields } from './set-fields.ts'
import { stillBlockIds } from './still-blocks.ts'
import { TableTools } from './table-tools.tsx'
import { useJoined } from './use-joined.ts'
import { useLiveRecommendations } from './use-live-recommendations.ts'

interface OpenRecommendationsProps {
  room: Room
  provider: RoomProvider
  organizations: readonly LeadOrganization[]
}

const IN_ORDER: Sorting = { column: 'number', isDescending: false }

/** The table of an open text, and what one does with it. */
export function OpenRecommendations({ room, provider, organizations }: OpenRecommendationsProps) {
  const { t } = useLingui()
  const locale = useLocale()
  const { doc } = provider
  const items = useLiveRecommendations(doc)
  const joined = useJoined(room.id)
  const { canWrite } = useWriting(room, provider, false)
  const plan = useLivePlan(room.id, provider)
  // With the text, since blocks come into sections and leave them.
  const still = useMemo(() => stillBlockIds(doc, plan), [doc, plan, items])
  const [grouping, setGrouping] = useState<Grouping>('order')
  const [sorting, setSorting] = useState(IN_ORDER)
  const [filter, setFilter] = useState(NO_FILTER)
  const [editedId, setEdited] = useEditedRow()
  const [fieldsOf, setFieldsOf] = useState<string | null>(null)
  const leadName = (id: string) => organizations.find((one) => one.id === id)?.shortName ?? null
  const groups = arrange(items, { filter, grouping, sorting, locale, leadName })
  const needWork = items.filter(({ values }) => values.status === 'needs-work').length
  const count = plural(items.length, { one: '# recommendation', other: '# recommendations' })
  const toDo = plural(needWork, { one: '# needs work', other: '# need work' })
  const element =
    editedId !== null && canWrite && !still.has(editedId) ? findRecommendation(doc, editedId) : null
  const ledOn = organizations.filter(({ id }) => items.some(({ values }) => values.lead === id))
  return (
    <>
      <header className={styles.head}>
        <div>
          <p className={classNames(text.small, text.quiet)}>
            <bdi>{room.title}</bdi>
          </p>
          <PageTitle>{needWork > 0 ? t`${count}, ${toDo}` : count}</PageTitle>
        </div>
        {items.length > 0 && <ExportButtons {...{ room, items, organizations }} />}
      </header>
      <LineState provider={provider} canWrite={canWrite} />
      {joined.size > 0 && <JoinedWhere roomId={room.id} />}
      {items.length === 0 ? (
        <NoRecommendations roomId={room.id} canWrite={canWrite} />
      ) : (
        <>
          <TableTools {...{ grouping, filter }} leads={ledOn} onGroup={setGrouping} onFilter={setFilter} />
          {groups.length === 0 ? (
            <p role="status" className={classNames(text.soft, styles.none)}>
              <Trans>No recommendation is like that.</Trans>
            </p>
          ) : (
            <RecommendationTable
              {...{ groups, grouping, sorting, organizations, joined, canWrite, still }}
              roomId={room.id}
              onSort={setSorting}
              edited={element && editedId !== null ? { id: editedId, element } : null}
              onEdit={setEdited}
              onFields={setFieldsOf}
            />
          )}
        </>
      )}
      {fieldsOf !== null && (
        <OpenFields
          {...{ items, organizations }}
          key={fieldsOf}
          id={fieldsOf}
          onSave={(change) => {
            const element = findRecommendation(doc, fieldsOf)
            if (element) doc.transact(() => setFields(element, change))
          }}
          onClose={() => setFieldsOf(null)}
        />
      )}
    </>
  )
}

/** What the numbers of who has joined are about: they are of signatures, not of the words that stand here now. */
function JoinedWhere({ roomId }: { roomId: RoomId }) {
  return (
    <p className={classNames(text.small, text.soft, styles.state)}>
      <Trans>
        Who has joined a recommendation follows from the signatures in{' '}
        <Link to="/r/$room/sign-off" params={{ room: roomId }}>
          sign-off
        </Link>
        .
      </Trans>
    </p>
  )
}

/** Which row is written in. Who has finished finds the focus where they had begun. */
function useEditedRow() {
  const [id, setId] = useState<string | null>(null)
  const [left, setLeft] = useState<string | null>(null)
  const change = useCallback((next: string | null) => {
    setId((before) => {
      if (next === null) setLeft(before)
      return next
    })
  }, [])
  useEffect(() => {
    if (left === null || id !== null) return
    if (document.activeElement === document.body) document.getElementById(`words-${left}`)?.focus()
    setLeft(null)
  }, [left, id])
  return [id, change] as const
}

/** Why one cannot write here, or that what one writes waits for the line. */
function LineState({ provider, canWrite }: { provider: RoomProvider; canWrite: boolean }) {
  const isOffline = useRoomStatus(provider, ({ line }) => line === 'offline')
  return (
    <p role="status" className={classNames(text.small, text.soft, styles.state)}>
      {isOffline && (
        <Trans>You are offline. Keep this page open: what you write goes out when you are back.</Trans>
      )}
      {!isOffline && !canWrite && (
        <Trans>
          You read this table. Its numbers lead to the document, where you can say what you think.
        </Trans>
      )}
    </p>
  )
}
