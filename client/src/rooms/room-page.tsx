import { useLingui } from '@lingui/react/macro'
import type { RoomId, ThreadId } from '@plenary/shared/ids.ts'
import type { Mandate } from '@plenary/shared/members.ts'
import type { Room } from '@plenary/shared/rooms.ts'
import { usePrefetchQuery, useQuery } from '@tanstack/react-query'
import { useParams, useRouterState, useSearch } from '@tanstack/react-router'
import { lazy, Suspense, useCallback, useEffect, useMemo, useState } from 'react'
import { OutlineList } from '../editor/outline-list.tsx'
import { type OutlineStore, useOutline, useOutlineStore } from '../editor/outline-store.ts'
import type { ShownText } from '../editor/shown-text.ts'
import { endOfAccess } from '../ended/end-of-access.ts'
import { withMessages } from '../i18n.ts'
import { useReadOnOpening } from '../inbox/use-read-on-opening.ts'
import { useWaitingCount } from '../invites/use-join-requests.ts'
import { PlanContext } from '../plans/plan-context.ts'
import { SectionPlanAct, SectionPlanPart } from '../plans/section-plan.tsx'
import { useLivePlan } from '../plans/use-plan.ts'
import { WordChip } from '../plans/word-chip.tsx'
import { Carets } from '../presence/carets.ts'
import { useParties } from '../presence/use-people.ts'
import { useCurrentRound } from '../rounds/use-current-round.ts'
import type { SuggestionReview } from '../suggestions/suggestion-review.ts'
import type { OpenLine } from '../sync/line-opener.ts'
import type { RoomProvider } from '../sync/room-provider.ts'
import { roomQuery } from '../sync/use-room.ts'
import { useLeaveWarning, useRoomProvider, useRoomStatus } from '../sync/use-room-provider.ts'
import { countTabs } from '../threads/thread-filter.ts'
import { ThreadRoomContext } from '../threads/thread-room.ts'
import { useThreadDesk } from '../threads/use-thread-desk.ts'
import { LatePart } from '../ui/late-part.tsx'
import { LoadingLines } from '../ui/loading-lines.tsx'
import { useRegionKeys } from '../ui/use-region-keys.ts'
import { personOf } from './person-of.ts'
import { RoomAnnouncer } from './room-announcer.tsx'
import { RoomBar } from './room-bar.tsx'
import { RoomFreeze } from './room-freeze.tsx'
import { RoomNotice } from './room-notice.tsx'
import { RoomOutline } from './room-outline.tsx'
import styles from './room-page.module.css'
import { RoomPhoneBar } from './room-phone-bar.tsx'
import { UnsavedWords } from './unsaved-words.tsx'
import { useDressing } from './use-dressing.ts'
import { useFreshRecords } from './use-fresh-records.ts'
import { useFreshRights } from './use-fresh-rights.ts'
import { useLinkedBlock } from './use-linked-block.ts'
import { useMode } from './use-mode.ts'
import { usePurgeQuestion } from './use-purge-question.ts'
import { useTypedOn } from './use-typed-on.ts'
import { useWriting } from './use-writing.ts'

// Asked for as soon as this page is, so that it comes beside the text and not after it.
const desk = import('./room-desk.tsx')
const margin = import('./room-margin.tsx')
const Margin = lazy(() => margin.then(({ RoomMargin }) => ({ default: RoomMargin })))
const loadShareDialog = () =>
  withMessages('people', import('../sharing/share-dialog.tsx')).then(({ ShareDialog }) => ShareDialog)
const loadRoundBand = () =>
  withMessages('rounds', import('../rounds/round-band.tsx')).then(({ RoundBand }) => RoundBand)
const loadSignOffBand = () => import('./sign-off-band.tsx').then(({ SignOffBand }) => SignOffBand)
const loadPurgeNotice = () =>
  withMessages('versions', import('../purges/purge-notice.tsx')).then(({ PurgeNotice }) => PurgeNotice)
const loadPurgeDialog = () =>
  withMessages('versions', import('../purges/purge-dialog.tsx')).then(({ PurgeDialog }) => PurgeDialog)
const loadSectionDialog = () =>
  withMessages('planning', import('../planning/section-dialog.tsx')).then(
    ({ SectionDialog }) => SectionDialog,
  )
const loadEndedRoom = () =>
  withMessages('ended', import('../ended/ended-room.tsx')).then(({ EndedRoom }) => EndedRoom)
const loadFreezeDialog = () =>
  withMessages('people', import('../sharing/freeze-dialog.tsx')).then(({ FreezeDialog }) => FreezeDialog)
const Desk = lazy(() => desk.then(({ RoomDesk }) => ({ default: RoomDesk })))

/** A room: its text, live, and who is in it. The one file that brings the features of a room together. */
export function RoomPage() {
  const id = useParams({ from: '/signed-in/r/$room' }).room as RoomId
  // Asked for beside the line, not after it.
  usePrefetchQuery(roomQuery(id))
  const line = useRoomProvider(id)
  useFreshRecords(id, line?.reopened ?? 0)
  return line ? <RoomOnLine key={`${id} ${line.reopened}`} id={id} line={line} /> : <OpeningRoom />
}

function RoomOnLine({ id, line }: { id: RoomId; line: OpenLine }) {
  const { provider } = line
  // First of all: whoever is out sees nothing more of the room, and keeps the line for words that are not stored.
  const end = useRoomStatus(provider, endOfAccess)
  return (
    <>
      <LatePart load={loadEndedRoom} isWanted={end !== null}>
        {(EndedRoom) => end && <EndedRoom roomId={id} provider={provider} code={end} />}
      </LatePart>
      {!end && <KnownRoom id={id} line={line} />}
    </>
  )
}

function KnownRoom({ id, line }: { id: RoomId; line: OpenLine }) {
  const { data: room, error } = useQuery(roomQuery(id))
  if (error && !room) throw error
  return room ? <OpenRoom room={room} line={line} /> : <OpeningRoom />
}

function OpeningRoom() {
  const { t } = useLingui()
  return (
    <main className={styles.opening}>
      <LoadingLines
        label={t`Opening the document`}
        slowLabel={t`The document is slow to arrive. Keep this page open.`}
      />
    </main>
  )
}

const NO_SECTIONS: readonly { id: string; title: string }[] = []

type OpenRoomProps = { room: Room; line: OpenLine }

function OpenRoom({ room, line }: OpenRoomProps) {
  const { provider, reopened, leftWords } = line
  const { mandate } = room
  const self = useMemo(() => personOf(mandate), [mandate])
  const hasText = useRoomStatus(provider, (status) => status.hasText)
  const [text, setText] = useState<ShownText | null>(null)
  const [isHeld, setHeld] = useState(false)
  const outline = useOutlineStore(text)
  const parties = useParties(provider, self)
  const carets = useCarets(provider)
  const dressing = useDressing(room)
  const { isWriter, hasEditor, canWrite, isOld } = useWriting(room, provider, isHeld)
  const [isFreezing, setFreezing] = useState(false)
  const onFreeze = room.abilities.includes('freeze-room') ? () => setFreezing(true) : null
  const purge = usePurgeQuestion(room)
  const [mode, setMode] = useMode(canWrite)
  const share = useShare(room, mandate, purge.noteSelection)
  const round = useCurrentRound(room, provider)
  const { thread: linked = null, block } = useSearch({ from: '/signed-in/r/$room' })
  const threads = useThreadDesk(room, provider, linked as ThreadId | null)
  const [review, setReview] = useState<SuggestionReview | null>(null)
  const [isListOpen, setListOpen] = useState(false)
  const plan = useLivePlan(room.id, provider)
  const [planned, setPlanned] = useState<string | null>(null)
  const planOfRoom = useMemo(() => ({ room, plan, onPlan: setPlanned }), [room, plan])
  useReadOnOpening(threads.currentId)
  useFreshRights(provider, room)
  useLinkedBlock(text, block)
  useLeaveWarning(provider)
  useTypedOn(canWrite)
  useFocusOnArrival()
  useRegionKeys(['outline', 'toolbar', 'text', 'review', 'margin'])

  const goTo = useCallback((sectionId: string) => text?.goTo(sectionId), [text])
  const sectionName = (sectionId: string) => {
    const section = outline.outline?.sections.find(({ id }) => id === sectionId)
    return section ? section.letter || section.title : null
  }
  const people = { parties, sectionName, onGoTo: goTo }
  const outlineList = (
    <OutlineList
      store={outline}
      canWrite={canWrite}
      onChoose={goTo}
      Plan={SectionPlanPart}
      Acts={SectionPlanAct}
    />
  )

  return (
    <PlanContext value={planOfRoom}>
      <div className={styles.page}>
        <title>{`${room.title} · Plenary`}</title>
        <RoomBar
          room={room}
          provider={provider}
          isHeld={isHeld}
          words={<Words store={outline} />}
          mode={mode}
          onModeChange={canWrite ? setMode : null}
          people={people}
          outline={outlineList}
          share={share}
          onFreeze={onFreeze}
          comments={{ count: countTabs(threads.threads).open, onOpen: () => setListOpen(true) }}
        />
        <RoomAnnouncer mode={canWrite ? mode : null} freeze={room.freeze?.level ?? null} parties={parties} />
        <RoomNotice provider={provider} room={room} isHeld={isHeld} />
        <LatePart load={loadPurgeNotice} isWanted={reopened > 0}>
          {(PurgeNotice) =>
            reopened > 0 && (
              <PurgeNotice>
                {leftWords.length > 0 && <UnsavedWords getWords={() => leftWords} isDense />}
              </PurgeNotice>
            )
          }
        </LatePart>
        <LatePart load={loadRoundBand} isWanted={round !== null}>
          {(RoundBand) => <RoundBand room={room} provider={provider} round={round} />}
        </LatePart>
        <LatePart load={loadSignOffBand} isWanted={room.signOff !== null}>
          {(SignOffBand) => room.signOff && <SignOffBand room={room} signOff={room.signOff} />}
        </LatePart>
        <div className={styles.room}>
          <RoomOutline roomId={room.id} store={outline}>
            {outlineList}
          </RoomOutline>
          <main id="main" tabIndex={-1} className={styles.desk} data-region="text">
            <RoomFreeze room={room} provider={provider} onChange={() => setFreezing(true)} />
            <Suspense fallback={<Sheet />}>
              {hasText && carets ? (
                <Desk
                  // An editor that could not write does not learn to: its place is taken by one that can.
                  key={hasEditor ? 'writer' : 'reader'}
                  provider={provider}
                  canWrite={isWriter}
                  canSettle={canWrite}
                  isFrozen={room.freeze !== null}
                  isOutdated={isOld}
                  room={room}
                  mode={mode}
                  outline={outline}
                  isNumbered={room.kind === 'submission'}
                  caretLook={carets}
                  comments={threads.text}
                  dressing={dressing}
                  onShown={setText}
                  onReview={setReview}
                  onHeld={setHeld}
                />
              ) : (
                <Sheet />
              )}
            </Suspense>
          </main>
          <Suspense fallback={<div className={styles.margin} />}>
            <ThreadRoomContext value={threads.context}>
              <Margin
                review={review}
                canSettle={canWrite}
                desk={threads}
                sections={outline.outline?.sections ?? NO_SECTIONS}
                isListOpen={isListOpen}
                onListOpenChange={setListOpen}
              />
            </ThreadRoomContext>
          </Suspense>
        </div>
        <RoomPhoneBar
          mode={mode}
          onModeChange={canWrite ? setMode : null}
          people={people}
          outline={outlineList}
          share={share}
          comments={{ count: countTabs(threads.threads).open, onOpen: () => setListOpen(true) }}
        />
        <LatePart load={loadShareDialog} isWanted={share.isOpen}>
          {(ShareDialog) => (
            <ShareDialog
              room={room}
              isOpen={share.isOpen}
              onOpenChange={share.setOpen}
              onFreeze={onFreeze}
              onPurge={purge.onAsk}
            />
          )}
        </LatePart>
        <LatePart load={loadSectionDialog} isWanted={planned !== null}>
          {(SectionDialog) =>
            planned !== null &&
            plan && (
              <SectionDialog
                key={planned}
                room={room}
                plan={plan}
                section={outline.outline?.sections.find(({ id }) => id === planned) ?? null}
                heading={planned}
                onClose={() => setPlanned(null)}
              />
            )
          }
        </LatePart>
        {onFreeze && (
          <LatePart load={loadFreezeDialog} isWanted={isFreezing}>
            {(FreezeDialog) => isFreezing && <FreezeDialog room={room} onClose={() => setFreezing(false)} />}
          </LatePart>
        )}
        {purge.onAsk && (
          <LatePart load={loadPurgeDialog} isWanted={purge.words !== null}>
            {(PurgeDialog) =>
              purge.words !== null && <PurgeDialog room={room} words={purge.words} onClose={purge.onClose} />
            }
          </LatePart>
        )}
      </div>
    </PlanContext>
  )
}

/** Whether somebody looks at who may come in, and how many wait for it. */
function useShare(room: Room, { abilities }: Mandate, onOpen: () => void) {
  const [isOpen, setOpen] = useState(false)
  const waiting = useWaitingCount(room.coalition.slug, abilities.includes('admit'), room.id)
  const onShare = () => {
    onOpen()
    setOpen(true)
  }
  return { isOpen, setOpen, waiting, onShare }
}

function Sheet() {
  const { t } = useLingui()
  return (
    <div className={styles.sheet}>
      <LoadingLines
        label={t`Opening the text`}
        slowLabel={t`The text is slow to arrive. Keep this page open.`}
      />
    </div>
  )
}

/** Apart, so that a letter draws the chip anew and not the bar. */
function Words({ store }: { store: OutlineStore }) {
  const outline = useOutline(store)
  return outline && <WordChip outline={outline} />
}

/** Coming from another page, the focus goes to the title, as everywhere; the room has it in its bar. */
function useFocusOnArrival(): void {
  const isFirstPage = useRouterState({ select: ({ resolvedLocation }) => resolvedLocation === undefined })
  useEffect(() => {
    const isNowhere = document.activeElement === document.body
    if (!isFirstPage && isNowhere) document.querySelector<HTMLElement>('header h1')?.focus()
  }, [isFirstPage])
}

function useCarets({ awareness }: RoomProvider): Carets | null {
  const [carets, setCarets] = useState<Carets | null>(null)
  useEffect(() => {
    const drawn = new Carets(awareness)
    setCarets(drawn)
    return () => drawn.destroy()
  }, [awareness])
  return carets
}
