import { Trans, useLingui } from '@lingui/react/macro'
import { COUNTED_PARTS, type KnownMechanism } from '@plenary/shared/mechanisms.ts'
import { useState } from 'react'
import { calendarDate, languageTag } from '../formats.ts'
import { MechanismLimit } from '../planning/mechanism-limit.tsx'
import { Button } from '../ui/button.tsx'
import { classNames } from '../ui/class-names.ts'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import text from '../ui/text.module.css'
import { useLocale } from '../ui/use-locale.ts'
import { MechanismDialog } from './mechanism-dialog.tsx'
import styles from './mechanisms-page.module.css'
import { useCountWords } from './use-count-words.ts'
import { useRemoveMechanism } from './use-mechanism-changes.ts'

interface MechanismRowProps {
  slug: string
  mechanism: KnownMechanism
  canEdit: boolean
}

/** A mechanism: its limit with the source, and the rest of what it asks for to be opened. */
export function MechanismRow({ slug, mechanism, canEdit }: MechanismRowProps) {
  const locale = useLocale()
  const { name, body, remarks, edited } = mechanism
  return (
    <details className={styles.row}>
      <summary>
        <span className={styles.name}>
          <bdi className={text.document}>{name[locale]}</bdi>
          <bdi className={classNames(text.small, text.quiet)}>{body[locale]}</bdi>
        </span>
        <MechanismLimit mechanism={mechanism} />
      </summary>
      <div className={styles.more}>
        <Rules mechanism={mechanism} />
        {remarks[locale] && (
          <p className={text.small} dir="auto">
            {remarks[locale]}
          </p>
        )}
        {edited && (
          <p className={text.help}>
            <Trans>
              Written down by <bdi>{edited.organization}</bdi> on {calendarDate(new Date(edited.at), locale)},
              for this coalition alone.
            </Trans>
          </p>
        )}
        {canEdit && <Acts slug={slug} mechanism={mechanism} />}
      </div>
    </details>
  )
}

function Rules({ mechanism }: { mechanism: KnownMechanism }) {
  const { t } = useLingui()
  const locale = useLocale()
  const counts = useCountWords()
  const { form, languages, deadlineRule, structure, publication } = mechanism
  const names = new Intl.DisplayNames([languageTag(locale)], { type: 'language' })
  const rules: [string, string | null][] = [
    [t({ message: 'Deadline', context: 'of an office' }), deadlineRule?.[locale] ?? null],
    [t`Languages`, languages.map((language) => names.of(language) ?? language).join(', ') || null],
    [t`File`, form.file === 'docx' ? t`Word document` : form.file],
    [t`Font`, form.font && [form.font, form.fontSize].filter((part) => part !== null).join(' ')],
    [
      t`Paragraphs`,
      form.numberedParagraphs === null ? null : form.numberedParagraphs ? t`numbered` : t`not numbered`,
    ],
    [
      t`Publication`,
      publication === null
        ? null
        : publication === 'public'
          ? t`it will be public`
          : t`you may ask that it is not published`,
    ],
    ...COUNTED_PARTS.map((part): [string, string] => [
      counts.names[part],
      counts.answer(mechanism.counts[part]),
    ]),
  ]
  return (
    <>
      <dl className={styles.rules}>
        {rules.map(
          ([name, rule]) =>
            rule !== null && (
              <div key={name}>
                <dt>{name}</dt>
                <dd dir="auto">{rule}</dd>
              </div>
            ),
        )}
      </dl>
      {structure[locale].length > 0 && (
        <div className={text.small}>
          <p className={text.medium}>
            <Trans>Parts of the text</Trans>
          </p>
          <ol className={styles.structure}>
            {structure[locale].map((part) => (
              <li key={part} dir="auto">
                {part}
              </li>
            ))}
          </ol>
        </div>
      )}
    </>
  )
}

function Acts({ slug, mechanism: mechanismNow }: { slug: string; mechanism: KnownMechanism }) {
  const { t } = useLingui()
  const locale = useLocale()
  const remove = useRemoveMechanism(slug)
  const [asked, setAsked] = useState<'edit' | 'remove' | null>(null)
  const { key, origin, name } = mechanismNow
  const close = () => setAsked(null)
  return (
    <div className={styles.acts}>
      <Button isDense onClick={() => setAsked('edit')}>
        <Trans>Write down other rules</Trans>
      </Button>
      {origin !== 'shipped' && (
        <Button isDense variant="bare" onClick={() => setAsked('remove')}>
          {origin === 'edited' ? <Trans>Back to the record of Plenary</Trans> : <Trans>Remove</Trans>}
        </Button>
      )}
      {asked === 'edit' && <MechanismDialog slug={slug} mechanism={mechanismNow} onClose={close} />}
      <ConfirmDialog
        isOpen={asked === 'remove'}
        onClose={close}
        title={origin === 'edited' ? t`Go back to the record of Plenary?` : t`Remove this mechanism?`}
        act={origin === 'edited' ? t`Go back` : t`Remove`}
        workingLabel={t`Removing`}
        isWorking={remove.isPending}
        problem={remove.error}
        onConfirm={() => remove.mutate(key, { onSuccess: close })}
      >
        <p>
          <Trans>
            What your coalition wrote down of <bdi>{name[locale]}</bdi> is gone then.
          </Trans>
        </p>
      </ConfirmDialog>
    </div>
  )
}
