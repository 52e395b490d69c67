import { Trans, useLingui } from '@lingui/react/macro'
import {
  LEAD_STATES,
  type RoomPlan,
  SECTION_STATES,
  type SectionPlan,
  type SectionState,
  sectionChangeSchema,
} from '@plenary/shared/plans.ts'
import type { Room } from '@plenary/shared/rooms.ts'
import { useState } from 'react'
import type { Section } from '../editor/outline.ts'
import { planOf } from '../plans/figures.ts'
import { useChangeSection } from '../plans/use-plan.ts'
import { Button } from '../ui/button.tsx'
import { ChoiceField } from '../ui/choice-field.tsx'
import { Dialog, DialogActions } from '../ui/dialog.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { TextField } from '../ui/text-field.tsx'
import { useForm } from '../ui/use-form.ts'
import { LeadFields } from './lead-fields.tsx'
import styles from './section-dialog.module.css'
import { useSectionStates } from './use-section-states.ts'

interface SectionDialogProps {
  room: Room
  plan: RoomPlan
  heading: string
  /** Null where its heading has gone meanwhile. */
  section: Section | null
  onClose: () => void
}

/** What is planned of a section: all of it for coordinators, how it stands for those who lead it. */
export function SectionDialog({ room, plan, heading, section, onClose }: SectionDialogProps) {
  const { t } = useLingui()
  const change = useChangeSection(room.id, heading)
  const states = useSectionStates()
  const planned = planOf(plan, heading) ?? NOTHING
  const [coLeads, setCoLeads] = useState(planned.coLeads)
  const form = useForm({
    initial: {
      lead: planned.lead ?? '',
      state: planned.state as string,
      dueOn: planned.dueOn ?? '',
      budget: planned.budget === null ? '' : String(planned.budget),
    },
    schema: {
      safeParse: ({ lead, state, dueOn, budget }) =>
        sectionChangeSchema.safeParse(
          plan.canPlan
            ? {
                ...{ state, lead: lead || null, coLeads: coLeads.filter((id) => id !== lead) },
                ...{ dueOn: dueOn || null, budget: budget.trim() ? Number(budget.replace(/\s/g, '')) : null },
              }
            : { state },
        ),
    },
    send: async (input) => {
      await change.mutateAsync(input)
      onClose()
    },
    faultText: (name) =>
      name === 'budget'
        ? t`Write a whole number of words, or leave it empty.`
        : t`Choose a day, or leave it empty.`,
  })
  const choices = plan.canPlan ? SECTION_STATES : LEAD_STATES
  return (
    <Dialog
      title={t`Plan a section`}
      subtitle={section && <bdi>{section.title}</bdi>}
      isOpen
      onOpenChange={onClose}
    >
      <form noValidate className={styles.form} onSubmit={form.handleSubmit}>
        {plan.canPlan && (
          <>
            <LeadFields
              organizations={plan.organizations}
              lead={form.values.lead}
              coLeads={coLeads}
              onLead={(lead) => form.set('lead', lead)}
              onCoLeads={setCoLeads}
            />
            <div className={styles.pair}>
              <TextField
                {...form.field('budget')}
                label={t`Budget, in words (optional)`}
                inputMode="numeric"
                autoComplete="off"
              />
              <TextField {...form.field('dueOn')} type="date" label={t`Due (optional)`} />
            </div>
          </>
        )}
        <ChoiceField
          label={t`How it stands`}
          choices={choices.map((id: SectionState) => ({ id, ...states[id] }))}
          chosen={choices.find((state) => state === form.values.state) ?? 'open'}
          onChoose={(state) => form.set('state', state)}
        />
        {form.problem !== null && <ProblemNote error={form.problem} />}
        <DialogActions>
          <Button type="submit" variant="primary" isWorking={form.isSending} workingLabel={t`Saving`}>
            <Trans>Save</Trans>
          </Button>
          <Button variant="bare" onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}

const NOTHING: Omit<SectionPlan, 'heading'> = {
  ...{ lead: null, coLeads: [], state: 'open', dueOn: null, budget: null },
}
