import { Trans, useLingui } from '@lingui/react/macro'
import { ANCHOR_QUOTE_MAX_CHARS, PROPOSAL_MAX_CHARS } from '@plenary/shared/limits.ts'
import type { Room } from '@plenary/shared/rooms.ts'
import { type NewThread, newThreadSchema } from '@plenary/shared/threads.ts'
import { useState } from 'react'
import type * as Y from 'yjs'
import { Button } from '../ui/button.tsx'
import { Dialog, DialogActions } from '../ui/dialog.tsx'
import { inOneLine, LongTextField } from '../ui/long-text-field.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { SelectField } from '../ui/select-field.tsx'
import text from '../ui/text.module.css'
import { showToast } from '../ui/toast.ts'
import { useForm } from '../ui/use-form.ts'
import styles from './objection-dialog.module.css'
import { type Paragraph, paragraphsOf } from './paragraphs.ts'
import { useObject } from './use-rounds.ts'

interface ObjectionDialogProps {
  room: Room
  doc: Y.Doc
  /** The paragraph with the caret, if there is one. */
  blockId: string | null
  onClose: () => void
}

/** An objection: to which paragraph, what it should say instead, and why. */
export function ObjectionDialog({ room, doc, blockId, onClose }: ObjectionDialogProps) {
  const { t } = useLingui()
  // As it stands when one begins: a list that changes under the hand would have one choose another paragraph.
  const [paragraphs] = useState(() => paragraphsOf(doc))
  const first = paragraphs.find((each) => each.blockId === blockId) ?? paragraphs[0]
  const object = useObject(room.id)
  const [chosenId, setChosenId] = useState(first?.blockId ?? '')
  const chosen = paragraphs.find((each) => each.blockId === chosenId)
  const form = useForm({
    initial: { proposedText: first?.words ?? '', reason: '' },
    schema: { safeParse: (values) => parseObjection(objectionOf(values, chosen)) },
    send: async (input) => {
      await object.mutateAsync(input)
      showToast(t`Your organisation has objected`)
      onClose()
    },
    faultText: (name, _code, value) => {
      if (name !== 'proposedText') return t`Say it more briefly, in plain words.`
      const count = inOneLine(value).length
      if (value === chosen?.words) return t`Change the words to what they should be.`
      return count === 0
        ? t`Write what the paragraph should say.`
        : t`Use at most ${PROPOSAL_MAX_CHARS} characters; this has ${count}.`
    },
  })
  function handleChoose(id: string) {
    const next = paragraphs.find((each) => each.blockId === id)
    // What somebody has already written is theirs; the words of another paragraph are not.
    const isUntouched = form.values.proposedText === (chosen?.words ?? '')
    setChosenId(id)
    if (isUntouched && next) form.field('proposedText').onChange(next.words)
  }
  return (
    <Dialog title={t`Object`} subtitle={<bdi>{room.title}</bdi>} isWide isOpen onOpenChange={onClose}>
      <form noValidate className={styles.form} onSubmit={form.handleSubmit}>
        <p className={text.small}>
          <Trans>
            An objection is made in the name of {room.mandate.organization.shortName}, before everybody in
            this document. There is then no agreement, unless your organisation takes it back in time.
          </Trans>
        </p>
        {paragraphs.length === 0 && <p>{t`There are no words in this document yet.`}</p>}
        <SelectField
          label={t`Paragraph`}
          choices={paragraphs.map((each) => ({ id: each.blockId, label: lineOf(each) }))}
          chosen={chosenId}
          onChoose={handleChoose}
        />
        {chosen && (
          <blockquote dir="auto" className={styles.quote} aria-label={t`As it stands`}>
            {chosen.words}
          </blockquote>
        )}
        <LongTextField {...form.field('proposedText')} label={t`What it should say`} isDocument />
        <LongTextField {...form.field('reason')} label={t`Why (optional)`} />
        {form.problem !== null && <ProblemNote error={form.problem} />}
        <DialogActions>
          <Button type="submit" variant="primary" isWorking={form.isSending} workingLabel={t`Sending`}>
            <Trans>Object</Trans>
          </Button>
          <Button variant="bare" onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}

/** What the server would refuse, by the field in which it was written. */
function parseObjection(input: unknown) {
  const parsed = newThreadSchema.safeParse(input)
  if (parsed.success) return parsed
  const issues = parsed.error.issues.map(({ path }) => ({ path: path[0] === 'body' ? ['reason'] : path }))
  return { success: false as const, error: { issues } }
}

/** "24. Of three ministries, two…": the beginning is enough to know it by. */
function lineOf({ number, words }: Paragraph): string {
  const beginning = words.length > 80 ? `${words.slice(0, 79).trimEnd()}…` : words
  return number === null ? beginning : `${number}. ${beginning}`
}

function objectionOf(
  values: Record<'proposedText' | 'reason', string>,
  chosen: Paragraph | undefined,
): unknown {
  const reason = inOneLine(values.reason)
  const body = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: reason }] }] }
  return {
    anchor: chosen && {
      kind: 'block',
      start: chosen.start,
      blockId: chosen.blockId,
      quote: chosen.words.slice(0, ANCHOR_QUOTE_MAX_CHARS),
    },
    visibility: 'room',
    body: reason ? body : null,
    // What it says already is nothing to object with.
    proposedText: values.proposedText === chosen?.words ? '' : inOneLine(values.proposedText),
    isObjection: true,
  } satisfies Record<keyof NewThread, unknown>
}
