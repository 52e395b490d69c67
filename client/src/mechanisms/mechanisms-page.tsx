import { Trans, useLingui } from '@lingui/react/macro'
import type { Locale } from '@plenary/shared/localized.ts'
import type { KnownMechanism, MechanismList } from '@plenary/shared/mechanisms.ts'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Search } from 'lucide-react'
import { useState } from 'react'
import { failureCode } from '../api.ts'
import { coalitionQuery } from '../coalitions/use-coalition.ts'
import { mechanismsQuery } from '../planning/use-mechanisms.ts'
import { Button } from '../ui/button.tsx'
import { classNames } from '../ui/class-names.ts'
import { LoadingLines } from '../ui/loading-lines.tsx'
import { PageTitle } from '../ui/page-frame.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import text from '../ui/text.module.css'
import { useLocale } from '../ui/use-locale.ts'
import { MechanismDialog } from './mechanism-dialog.tsx'
import { MechanismRow } from './mechanism-row.tsx'
import styles from './mechanisms-page.module.css'

/** What the bodies ask for that texts go to, each with its source; coordinators keep it up. */
export function MechanismsPage() {
  const { t } = useLingui()
  const { coalition: slug } = useParams({ from: '/signed-in/frame/c/$coalition/mechanisms' })
  const { data, error, refetch } = useQuery(mechanismsQuery(slug))
  if (error && failureCode(error) === 'not-found') throw error
  return (
    <>
      <title>{`${t`Mechanisms`} · Plenary`}</title>
      <div className={styles.page}>
        <Head slug={slug} canEdit={data?.canEdit ?? false} />
        {data && <Found slug={slug} list={data} />}
        {!data && error && (
          <ProblemNote error={error}>
            <Button isDense onClick={() => void refetch()}>
              <Trans>Try again</Trans>
            </Button>
          </ProblemNote>
        )}
        {!data && !error && (
          <LoadingLines label={t`Opening the mechanisms`} slowLabel={t`The mechanisms are slow to arrive.`} />
        )}
      </div>
    </>
  )
}

function Head({ slug, canEdit }: { slug: string; canEdit: boolean }) {
  const locale = useLocale()
  const { data: coalition } = useQuery(coalitionQuery(slug))
  const [isAdding, setAdding] = useState(false)
  return (
    <header className={styles.head}>
      <div className={styles.title}>
        <div>
          <p className={classNames(text.small, text.quiet)}>
            <bdi>{coalition?.name[locale]}</bdi>
          </p>
          <PageTitle>
            <Trans>Mechanisms</Trans>
          </PageTitle>
        </div>
        {canEdit && (
          <Button onClick={() => setAdding(true)}>
            <Trans>Add a mechanism</Trans>
          </Button>
        )}
      </div>
      <p className={text.soft}>
        <Trans>
          What the bodies ask for that your texts go to. Rules change: check the source before you send
          anything, and write down what you read.
        </Trans>
      </p>
      {isAdding && <MechanismDialog slug={slug} mechanism={null} onClose={() => setAdding(false)} />}
    </header>
  )
}

function Found({ slug, list }: { slug: string; list: MechanismList }) {
  const { t } = useLingui()
  const locale = useLocale()
  const [sought, setSought] = useState('')
  const found = list.items.filter((mechanism) => isAbout(mechanism, sought, locale))
  return (
    <>
      <search className={styles.search}>
        <Search aria-hidden size={18} strokeWidth={1.75} />
        <input
          type="search"
          value={sought}
          aria-label={t`Find a mechanism`}
          placeholder={t`Find a mechanism`}
          onChange={(event) => setSought(event.target.value)}
        />
      </search>
      <p role="status" className={classNames(text.small, text.quiet)}>
        {found.length === 0 && <Trans>No mechanism has these words. Try fewer.</Trans>}
      </p>
      <ul className={styles.list}>
        {found.map((mechanism) => (
          <li key={mechanism.key}>
            <MechanismRow slug={slug} mechanism={mechanism} canEdit={list.canEdit} />
          </li>
        ))}
      </ul>
    </>
  )
}

function isAbout({ name, body, remarks }: KnownMechanism, sought: string, locale: Locale): boolean {
  const said = [name, body, remarks].map((words) => words[locale]).join(' ')
  return sought.split(/\s+/).every((word) => folded(said).includes(folded(word)))
}

/** Without capitals and accents, since whoever looks for "évaluation" may write it without. */
function folded(words: string): string {
  return words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}
