import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { Thread } from '@plenary/shared/threads.ts'
import { type ReactNode, useState } from 'react'
import { Button } from '../ui/button.tsx'
import { classNames } from '../ui/class-names.ts'
import { VisuallyHidden } from '../ui/visually-hidden.tsx'
import { AuthorLine, useAuthorName } from './author-line.tsx'
import { CommentForm } from './comment-form.tsx'
import { CommentView } from './comment-view.tsx'
import { focusCard } from './focus-card.ts'
import { ProposalActs } from './proposal-acts.tsx'
import { ProposalView } from './proposal-view.tsx'
import { SettlementLine } from './settlement-line.tsx'
import styles from './thread-card.module.css'
import { ThreadChips } from './thread-chips.tsx'
import { ThreadMenu } from './thread-menu.tsx'
import { useThreadRoom } from './thread-room.ts'
import { useAct } from './use-act.tsx'

interface ThreadCardProps {
  thread: Thread
  /** Whether it is open: all of it is shown, and one may answer. */
  isCurrent: boolean
  /** Its words are shown with it, where the text does not stand beside it. */
  hasQuote?: boolean
  /** Below the words, such as a way to attach it to others. */
  note?: ReactNode
  onSelect: () => void
  onClose: () => void
}

/** What is said in one thread, beside its words. Pressing it opens it. */
export function ThreadCard(props: ThreadCardProps) {
  const { thread, isCurrent, hasQuote = false, note, onSelect } = props
  const { t } = useLingui()
  const name = useAuthorName()(thread.author)
  return (
    <article
      id={`thread-${thread.id}`}
      tabIndex={-1}
      aria-label={thread.proposal ? t`Proposal of ${name}` : t`Comment of ${name}`}
      aria-current={isCurrent || undefined}
      className={classNames(
        styles.card,
        isCurrent && styles.current,
        thread.settlement !== null && styles.settled,
      )}
      onClick={isCurrent ? undefined : onSelect}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) props.onClose()
      }}
    >
      <ThreadChips thread={thread} />
      {hasQuote && <Quote thread={thread} />}
      {note}
      <Said {...props} />
      {thread.settlement && <SettlementLine settlement={thread.settlement} proposal={thread.proposal} />}
      {isCurrent ? <Answer thread={thread} /> : <Folded thread={thread} onSelect={onSelect} />}
    </article>
  )
}

function Quote({ thread: { anchor } }: { thread: Thread }) {
  const { t } = useLingui()
  const words = anchor.kind === 'document' ? null : anchor.quote
  return (
    <p className={styles.quote} dir="auto">
      {words ? <q>{words}</q> : t`The whole document`}
    </p>
  )
}

/** The proposal if there is one, what was said first, and the answers when it is open. */
function Said({ thread, isCurrent }: ThreadCardProps) {
  const [first, ...answers] = thread.comments
  return (
    <>
      {thread.proposal && (
        <>
          {!first && (
            <AuthorLine
              author={thread.author}
              at={thread.createdAt}
              end={isCurrent && <ThreadMenu thread={thread} />}
            />
          )}
          {!first && <ProposalView proposal={thread.proposal} />}
        </>
      )}
      {first && (
        <CommentView thread={thread} comment={first} isCurrent={isCurrent} isFirst>
          {thread.proposal && <ProposalView proposal={thread.proposal} />}
        </CommentView>
      )}
      {isCurrent &&
        answers.map((comment) => (
          <div key={comment.id} className={styles.answer}>
            <CommentView thread={thread} comment={comment} isCurrent />
          </div>
        ))}
    </>
  )
}

/** Of a card that is not open: what can be decided at a glance, and how much more there is. */
function Folded(props: { thread: Thread; onSelect: () => void }) {
  return (
    <>
      {props.thread.proposal && (
        <div className={styles.acts}>
          <ProposalActs thread={props.thread} />
        </div>
      )}
      <Opener {...props} />
    </>
  )
}

/** For the keyboard and for screen readers what a press anywhere on the card does. */
function Opener({ thread: { comments }, onSelect }: { thread: Thread; onSelect: () => void }) {
  const { t } = useLingui()
  const answers = comments.length - 1
  return (
    <button type="button" className={styles.opener} onClick={onSelect}>
      {answers > 0 ? (
        <Plural value={answers} one="# answer" other="# answers" />
      ) : (
        <VisuallyHidden>{t`Open the comment`}</VisuallyHidden>
      )}
    </button>
  )
}

/** What one does about it: answer, resolve, or take what is proposed. */
function Answer({ thread }: { thread: Thread }) {
  const { t } = useLingui()
  const { acts, drafts } = useThreadRoom()
  const [isAnswering, setAnswering] = useState(false)
  const mayReply = thread.abilities.includes('reply')
  const close = () => {
    setAnswering(false)
    focusCard(thread.id)
  }
  // What was begun stays, also when it may not be sent any more: sending says why.
  if (isAnswering && (mayReply || drafts.has(thread.id)))
    return (
      <div className={styles.answer}>
        <CommentForm
          // A new field for the next answer.
          key={thread.comments.length}
          label={t`Your answer`}
          placeholder={t`Answer, and @ to mention`}
          draftKey={thread.id}
          sendLabel={<Trans>Send</Trans>}
          hasFocus
          onSend={async (body) => {
            if (body) await acts.reply(thread.id, body)
            close()
          }}
          onCancel={close}
        />
      </div>
    )
  return <Acts thread={thread} onAnswer={mayReply ? () => setAnswering(true) : null} />
}

function Acts({ thread, onAnswer }: { thread: Thread; onAnswer: (() => void) | null }) {
  const { t } = useLingui()
  const { acts } = useThreadRoom()
  const { run, isWorking, problem } = useAct()
  const maySettle = thread.abilities.includes('settle')
  const isOpen = thread.settlement === null
  return (
    <>
      {problem}
      <div className={styles.acts}>
        <ProposalActs thread={thread} />
        {onAnswer && (
          <Button variant={thread.proposal && isOpen ? 'bare' : 'quiet'} isDense onClick={onAnswer}>
            <Trans>Reply</Trans>
          </Button>
        )}
        {maySettle && isOpen && !thread.proposal && (
          <Button
            variant="bare"
            isDense
            isWorking={isWorking}
            workingLabel={t`Resolving`}
            onClick={() => run(() => acts.settle(thread.id, { disposition: null, reason: null }))}
          >
            <Trans>Resolve</Trans>
          </Button>
        )}
        {maySettle && !isOpen && (
          <Button
            variant="bare"
            isDense
            isWorking={isWorking}
            workingLabel={t`Opening`}
            onClick={() => run(() => acts.reopen(thread.id))}
          >
            <Trans>Open again</Trans>
          </Button>
        )}
      </div>
    </>
  )
}
