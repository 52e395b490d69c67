import { Trans, useLingui } from '@lingui/react/macro'
import type { Room } from '@plenary/shared/rooms.ts'
import type { SignOffRound } from '@plenary/shared/sign-offs.ts'
import { Signature } from 'lucide-react'
import { flushSync } from 'react-dom'
import { isolate } from '../formats.ts'
import { Button } from '../ui/button.tsx'
import { CheckField } from '../ui/check-field.tsx'
import { ChoiceField } from '../ui/choice-field.tsx'
import { LongTextField } from '../ui/long-text-field.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import text from '../ui/text.module.css'
import { TextField } from '../ui/text-field.tsx'
import { useClosing } from '../use-closing.ts'
import type { ShownComparison } from '../versions/use-comparison.ts'
import styles from './decision-form.module.css'
import { LeftOutField } from './left-out-field.tsx'
import { SectionsField } from './sections-field.tsx'
import { SignedFacts } from './signed-facts.tsx'
import { useDecisionForm } from './use-decision-form.ts'

interface DecisionFormProps {
  room: Room
  round: SignOffRound
  shown: ShownComparison
}

/** What an organisation decides on a version, and as what the person signs. */
export function DecisionForm({ room, round, shown }: DecisionFormProps) {
  const { t } = useLingui()
  const closing = useClosing()
  const form = useDecisionForm(room, round, shown.texts.to.document)
  const { displayName, organization } = room.mandate
  const name = isolate(organization.shortName)
  const isSigning = form.act !== 'declined'
  const leftOut = form.recommendations.filter(({ id }) => form.leftOut.includes(id))
  const moment = closing(round.closesAt, round.timeZone)
  return (
    <form noValidate className={styles.form} onSubmit={form.handleSubmit}>
      <div>
        <h2 className={text.head}>
          <Trans>Sign for {name}</Trans>
        </h2>
        <p className={text.help}>
          <Trans>Until {moment}</Trans>
        </p>
      </div>
      <ChoiceField
        label={t`Your decision`}
        choices={[
          { id: 'endorsed', label: t`Sign this text` },
          {
            id: 'reserved',
            label: t`Sign with a reservation`,
            help: t`Say in your own words what you do not share`,
          },
          ...(form.recommendations.length > 1
            ? [
                {
                  id: 'excepting' as const,
                  label: t`Sign all but some recommendations`,
                  help: t`Choose those that your organisation does not join`,
                },
              ]
            : []),
          { id: 'partly', label: t`Sign some sections`, help: t`Choose the sections that you sign` },
          { id: 'declined', label: t`Decline`, help: t`The coordinators read your reason` },
        ]}
        chosen={form.act}
        onChoose={(act) => form.set('act', act)}
      />
      <Particulars form={form} shown={shown} />
      <p className={text.small}>
        <Trans>
          You sign as <bdi>{displayName}</bdi>
        </Trans>
      </p>
      <TextField
        {...form.field('capacity')}
        label={t`Capacity`}
        help={t`Such as “Executive director” or “Co-president”.`}
        dir="auto"
        autoComplete="organization-title"
      />
      {isSigning && (
        <>
          <TextField
            {...form.field('authority')}
            label={t`Authorised by (optional)`}
            help={t`Such as “Board decision of 12 March”.`}
            dir="auto"
            autoComplete="off"
          />
          <CheckField
            label={t`Support in confidence`}
            help={t`Coordinators see the name of your organisation; everybody else is told how many support the text in confidence.`}
            isChecked={form.values.isConfidential !== ''}
            onChange={(isOn) => form.set('isConfidential', isOn ? 'yes' : '')}
          />
        </>
      )}
      <SignedFacts version={round.version} leftOut={form.act === 'excepting' ? leftOut : []} />
      {form.problem !== null && <ProblemNote error={form.problem} />}
      <Button type="submit" variant="primary" isWide isWorking={form.isSending} workingLabel={t`Signing`}>
        {isSigning && <Signature aria-hidden size={20} strokeWidth={1.75} />}
        {isSigning ? <Trans>Sign this text</Trans> : <Trans>Decline to sign</Trans>}
      </Button>
      {isSigning && (
        <p className={text.help}>
          <Trans>Your signature is bound to this exact text. If a word changes, you are told.</Trans>
        </p>
      )}
    </form>
  )
}

type Form = ReturnType<typeof useDecisionForm>

/** What goes with each decision. */
function Particulars({ form, shown }: { form: Form; shown: ShownComparison }) {
  const { t } = useLingui()
  switch (form.act) {
    case 'reserved':
      return (
        <>
          <LongTextField {...form.field('reservation')} label={t`Reservation`} />
          <CheckField
            label={t`Print it with the text`}
            help={t`Otherwise the coordinators and your organisation alone read it.`}
            isChecked={form.values.isPrinted !== ''}
            onChange={(isOn) => form.set('isPrinted', isOn ? 'yes' : '')}
          />
        </>
      )
    case 'partly':
      return (
        <SectionsField
          document={shown.texts.to.document}
          chosen={form.sections}
          onChange={form.setSections}
          error={form.field('sections').error}
          ref={form.field('sections').ref}
        />
      )
    case 'excepting':
      return (
        <LeftOutField
          recommendations={form.recommendations}
          chosen={form.leftOut}
          onChange={form.setLeftOut}
          onDecline={() => decline(form)}
          error={form.field('leftOut').error}
          ref={form.field('leftOut').ref}
        />
      )
    case 'declined':
      return <LongTextField {...form.field('reason')} label={t`Reason`} />
    case 'endorsed':
      return null
  }
}

/** The button that was pressed goes away with the boxes: the focus goes to where one writes on. */
function decline(form: Form): void {
  flushSync(() => form.set('act', 'declined'))
  document.querySelector<HTMLElement>('textarea[name="reason"]')?.focus()
}
