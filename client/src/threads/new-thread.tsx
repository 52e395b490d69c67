import { Trans, useLingui } from '@lingui/react/macro'
import type { Anchor } from '@plenary/shared/anchors.ts'
import { PROPOSAL_MAX_CHARS } from '@plenary/shared/limits.ts'
import type { Thread, Visibility } from '@plenary/shared/threads.ts'
import { useId, useState } from 'react'
import { Button } from '../ui/button.tsx'
import { CheckField } from '../ui/check-field.tsx'
import { SelectField } from '../ui/select-field.tsx'
import { CommentForm } from './comment-form.tsx'
import styles from './new-thread.module.css'
import card from './thread-card.module.css'
import { useThreadRoom } from './thread-room.ts'

/** What a new thread is to be about. */
export type Draft = { anchor: Anchor }

interface NewThreadProps {
  draft: Draft
  onDone: (thread: Thread) => void
  onCancel: () => void
}

/** The card in which a thread begins: a comment, other words in the place of those selected, or both. */
export function NewThread({ draft: { anchor }, onDone, onCancel }: NewThreadProps) {
  const { t } = useLingui()
  const { acts } = useThreadRoom()
  const [visibility, setVisibility] = useState<Visibility>('room')
  const quote = anchor.kind === 'range' ? anchor.quote : null
  const proposal = useProposal(quote)
  return (
    <section
      // Its words in the text point here, as those of every thread do to its card.
      id="thread-new"
      className={`${card.card} ${card.current}`}
      aria-label={t`New comment`}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) onCancel()
      }}
    >
      <p className={card.quote} dir="auto">
        {anchor.kind === 'document' ? t`The whole document` : <q>{anchor.quote}</q>}
      </p>
      {proposal.isOpen && <ProposedWords {...proposal} />}
      <CommentForm
        label={t`Your comment`}
        placeholder={proposal.isOpen ? t`Why (optional), and @ to mention` : t`Comment, and @ to mention`}
        draftKey="new"
        sendLabel={proposal.isOpen ? <Trans>Propose</Trans> : <Trans>Comment</Trans>}
        isPrimary
        hasFocus={!proposal.isOpen}
        canBeEmpty={proposal.isOpen && proposal.fault === null}
        onSend={async (body) => {
          if (proposal.isOpen && proposal.fault !== null) return
          const proposedText = proposal.isOpen ? proposal.words : null
          onDone(await acts.begin({ anchor, visibility, body, proposedText }))
        }}
        onCancel={onCancel}
      >
        <VisibilityField visibility={visibility} onChange={setVisibility} />
        {quote !== null && <ProposeCheck proposal={proposal} quote={quote} />}
      </CommentForm>
    </section>
  )
}

type Proposal = {
  isOpen: boolean
  setOpen: (isOpen: boolean) => void
  words: string
  setWords: (words: string) => void
  fault: string | null
}

function useProposal(quote: string | null): Proposal {
  const { t } = useLingui()
  const [isOpen, setOpen] = useState(false)
  const [words, setWords] = useState(quote ?? '')
  return { isOpen, setOpen, words, setWords, fault: fault() }

  function fault(): string | null {
    if (words === quote) return t`Change the words: they are those that stand there.`
    if (words.length > PROPOSAL_MAX_CHARS) return t`Write ${PROPOSAL_MAX_CHARS} characters at most.`
    return null
  }
}

/** Other words are for one paragraph: over several, one would not see what becomes of them. */
function ProposeCheck({ proposal, quote }: { proposal: Proposal; quote: string }) {
  const { t } = useLingui()
  const { abilities } = useThreadRoom()
  if (!abilities.includes('suggest') || /[\n\ufffc]/.test(quote)) return null
  return <CheckField label={t`Propose other words`} isChecked={proposal.isOpen} onChange={proposal.setOpen} />
}

function ProposedWords({ words, setWords, fault }: Proposal) {
  const { t } = useLingui()
  const id = useId()
  const [isLeft, setLeft] = useState(false)
  return (
    <div className={styles.proposed}>
      <label htmlFor={id} className={styles.label}>
        <Trans>Words to stand there</Trans>
      </label>
      <textarea
        id={id}
        // biome-ignore lint/a11y/noAutofocus: it appears because it was asked for.
        autoFocus
        dir="auto"
        rows={3}
        value={words}
        onBlur={() => setLeft(true)}
        onChange={(event) => setWords(event.target.value.replace(/\s*\n\s*/g, ' '))}
        aria-invalid={isLeft && fault !== null ? true : undefined}
        aria-describedby={`${id}-help`}
        className={styles.words}
      />
      <p id={`${id}-help`} className={styles.help} role={isLeft && fault !== null ? 'alert' : undefined}>
        {isLeft && fault !== null ? fault : t`Leave it empty to propose taking them away.`}
      </p>
    </div>
  )
}

function VisibilityField({
  visibility,
  onChange,
}: {
  visibility: Visibility
  onChange: (visibility: Visibility) => void
}) {
  const { t } = useLingui()
  const { organization } = useThreadRoom()
  const own = organization.shortName
  return (
    <SelectField
      label={t`Who sees it`}
      isLabelHidden
      choices={[
        { id: 'room', label: t`Everybody in the document` },
        { id: 'organization', label: t`Only ${own}` },
        { id: 'coordinators', label: t`Only the coordinators` },
      ]}
      chosen={visibility}
      onChoose={onChange}
    />
  )
}

/** For a text that cannot be held on to as it is selected. */
export function TooLongNote({ onClose }: { onClose: () => void }) {
  return (
    <div role="alert" className={`${card.card} ${card.current}`}>
      <p>
        <b>
          <Trans>That is too much for one comment.</Trans>
        </b>{' '}
        <Trans>Select a page at most, or comment on the whole document.</Trans>
      </p>
      <Button isDense onClick={onClose}>
        <Trans>Close</Trans>
      </Button>
    </div>
  )
}
