import { Trans, useLingui } from '@lingui/react/macro'
import { ROOM_TITLE_MAX_CHARS } from '@plenary/shared/limits.ts'
import { ATTRIBUTIONS, newRoomSchema, ROOM_KINDS } from '@plenary/shared/rooms.ts'
import { TEMPLATE_LANGUAGES } from '@plenary/shared/template-choice.ts'
import type { Template } from '@plenary/shared/templates.ts'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useCreateRoom } from '../rooms/use-rooms.ts'
import { RemoveTemplateDialog, RenameTemplateDialog } from '../templates/own-template-acts.tsx'
import { TemplateNote } from '../templates/template-note.tsx'
import { BLANK, TemplatePicker } from '../templates/template-picker.tsx'
import { idOf, templatesQuery } from '../templates/use-templates.ts'
import { Button } from '../ui/button.tsx'
import { ChoiceField } from '../ui/choice-field.tsx'
import { Dialog, DialogActions } from '../ui/dialog.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { SelectField } from '../ui/select-field.tsx'
import text from '../ui/text.module.css'
import { TextField } from '../ui/text-field.tsx'
import { useForm } from '../ui/use-form.ts'
import { useLocale } from '../ui/use-locale.ts'
import { useAttributionWords } from '../use-attribution-words.ts'
import styles from './new-room-dialog.module.css'
import { useKindNames } from './use-kind-names.ts'

interface NewRoomDialogProps {
  coalitionSlug: string
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
}

/** Begins a document and goes to it. What was typed is still there when it is closed and opened again. */
export function NewRoomDialog({ coalitionSlug, isOpen, onOpenChange }: NewRoomDialogProps) {
  const { t } = useLingui()
  const navigate = useNavigate()
  const createRoom = useCreateRoom(coalitionSlug)
  const kinds = useKindNames()
  const locale = useLocale()
  const { data, error, refetch } = useQuery({ ...templatesQuery(coalitionSlug), enabled: isOpen })
  const [act, setAct] = useState<'rename' | 'remove' | null>(null)
  const templates = data?.items ?? []
  const find = (id: string) => (id === BLANK ? undefined : templates.find((each) => idOf(each) === id))
  const form = useForm({
    initial: { template: BLANK, language: locale, title: '', kind: 'plain', dueOn: '', attribution: 'named' },
    schema: {
      safeParse: (values) =>
        newRoomSchema.safeParse({
          ...values,
          ...begunFrom(find(values.template)),
          dueOn: values.dueOn || null,
        }),
    },
    send: async (input) => {
      const room = await createRoom.mutateAsync(input)
      await navigate({ to: '/r/$room', params: { room: room.id } })
      onOpenChange(false)
    },
    faultText: (name, _code, value) => {
      if (name !== 'title') return t`Write the date with day, month and year.`
      const count = value.trim().length
      return count === 0
        ? t`Write a title.`
        : t`Use at most ${ROOM_TITLE_MAX_CHARS} characters; this has ${count}.`
    },
  })
  const template = find(form.values.template)
  const own = template && 'own' in template.choice ? template.choice.own : null

  return (
    <>
      <Dialog title={t`New document`} isWide isOpen={isOpen} onOpenChange={onOpenChange}>
        <form noValidate className={styles.form} onSubmit={form.handleSubmit}>
          <TextField
            {...form.field('title')}
            label={t`Title`}
            help={t`The people of the coalition see it.`}
            dir="auto"
            autoComplete="off"
          />
          <div className={styles.template}>
            <TemplatePicker
              templates={templates}
              chosen={template ? form.values.template : BLANK}
              onChoose={(id) => form.set('template', id)}
            />
            {error && (
              <ProblemNote error={error}>
                <Button isDense onClick={() => void refetch()}>
                  <Trans>Try again</Trans>
                </Button>
              </ProblemNote>
            )}
            {template && (
              <TemplateNote
                template={template}
                acts={
                  own && data?.canManage
                    ? { onRename: () => setAct('rename'), onRemove: () => setAct('remove') }
                    : null
                }
              />
            )}
          </div>
          {!template && (
            <ChoiceField
              label={t`Kind`}
              choices={ROOM_KINDS.map((id) => ({ id, label: kinds[id].name, help: kinds[id].purpose }))}
              chosen={ROOM_KINDS.find((kind) => kind === form.values.kind) ?? 'plain'}
              onChoose={(kind) => form.set('kind', kind)}
            />
          )}
          <div className={styles.row}>
            {template && !own && (
              <SelectField
                label={t`Language of the document`}
                choices={[
                  { id: 'en', label: t`English` },
                  { id: 'fr', label: t`French` },
                ]}
                chosen={TEMPLATE_LANGUAGES.find((each) => each === form.values.language) ?? locale}
                onChoose={(language) => form.set('language', language)}
              />
            )}
            <TextField {...form.field('dueOn')} label={t`Due date (optional)`} type="date" />
          </div>
          <NamesField
            chosen={form.values.attribution}
            onChoose={(attribution) => form.set('attribution', attribution)}
          />
          {form.problem !== null && <ProblemNote error={form.problem} />}
          <DialogActions>
            <Button type="submit" variant="primary" isWorking={form.isSending} workingLabel={t`Creating`}>
              <Trans>Create and open</Trans>
            </Button>
            <Button variant="bare" onClick={() => onOpenChange(false)}>
              <Trans>Cancel</Trans>
            </Button>
          </DialogActions>
        </form>
      </Dialog>
      {/* Beside the form, not in it: what is sent there would go to it too. */}
      {template && own && act === 'rename' && (
        <RenameTemplateDialog
          slug={coalitionSlug}
          id={own}
          template={template}
          onClose={() => setAct(null)}
        />
      )}
      {template && own && act === 'remove' && (
        <RemoveTemplateDialog
          slug={coalitionSlug}
          id={own}
          template={template}
          onClose={() => setAct(null)}
          onRemoved={() => {
            setAct(null)
            form.set('template', BLANK)
          }}
        />
      )}
    </>
  )
}

/** What follows from a template; without one the kind is what was chosen. */
function begunFrom(template: Template | undefined) {
  return template ? { template: template.choice, kind: template.kind } : { template: null }
}

function NamesField({ chosen, onChoose }: { chosen: string; onChoose: (rule: string) => void }) {
  const { t } = useLingui()
  const rules = useAttributionWords()
  return (
    <details className={styles.names}>
      <summary>
        <Trans>Names</Trans>
      </summary>
      <ChoiceField
        label={t`How people are named in it`}
        choices={ATTRIBUTIONS.map((id) => ({ id, label: rules[id].name, help: rules[id].promise }))}
        chosen={ATTRIBUTIONS.find((rule) => rule === chosen) ?? 'named'}
        onChoose={onChoose}
      />
      <p className={text.help}>
        <Trans>It can be made safer later, never weaker.</Trans>
      </p>
    </details>
  )
}
