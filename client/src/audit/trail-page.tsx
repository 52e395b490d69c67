import { Trans, useLingui } from '@lingui/react/macro'
import type { AuditFormat } from '@plenary/shared/audit.ts'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { saidProblem } from '../accounts/said-problem.ts'
import { failureCode } from '../api.ts'
import { coalitionQuery } from '../coalitions/use-coalition.ts'
import { Button } from '../ui/button.tsx'
import { classNames } from '../ui/class-names.ts'
import { PageTitle } from '../ui/page-frame.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import text from '../ui/text.module.css'
import { showToast } from '../ui/toast.ts'
import { useLocale } from '../ui/use-locale.ts'
import { AboutTrail } from './about-trail.tsx'
import { ExportButton } from './export-button.tsx'
import { TrailActs } from './trail-acts.tsx'
import { TrailFilters } from './trail-filters.tsx'
import styles from './trail-page.module.css'
import { EVERYTHING, useExportTrail, useTrail } from './use-trail.ts'

/** Who did what about people and access in a coalition: for those who coordinate it. */
export function TrailPage() {
  const { t } = useLingui()
  const { coalition: slug } = useParams({ from: '/signed-in/frame/c/$coalition/trail' })
  const coalition = useQuery(coalitionQuery(slug))
  const [filter, setFilter] = useState(EVERYTHING)
  const trail = useTrail(slug, filter)
  const error = coalition.error ?? trail.error
  // A trail that is not there, or not for this person any more, is a page that is not there.
  if (error && ['not-found', 'no-access'].includes(failureCode(error))) throw error
  const organizations = coalition.data?.organizations ?? []
  function handleShowAll() {
    setFilter(EVERYTHING)
    // The button goes with what it stood beside.
    document.querySelector<HTMLElement>('main h1')?.focus()
  }
  return (
    <>
      <title>{`${t`Trail`} · Plenary`}</title>
      <div className={styles.page}>
        <TrailHead slug={slug} />
        <div className={styles.acts}>
          <TrailFilters filter={filter} onChange={setFilter} organizations={organizations} />
          {coalition.error && (
            <ProblemNote error={coalition.error}>
              <Button isDense onClick={() => void coalition.refetch()}>
                <Trans>Try again</Trans>
              </Button>
            </ProblemNote>
          )}
          <TrailActs
            trail={trail}
            organizations={organizations}
            isNarrowed={filter.group !== null || filter.organization !== null}
            onShowAll={handleShowAll}
          />
        </div>
        <aside className={styles.side}>
          <AboutTrail lastHash={trail.data?.pages[0]?.lastHash ?? null} />
        </aside>
      </div>
    </>
  )
}

function TrailHead({ slug }: { slug: string }) {
  const { t } = useLingui()
  const locale = useLocale()
  const { data: coalition } = useQuery(coalitionQuery(slug))
  const toExport = useExportTrail(slug)
  const problem = saidProblem(toExport.error)
  function handleExport(format: AuditFormat) {
    toExport.mutate(format, { onSuccess: () => showToast(t`The trail is in your downloads`) })
  }
  return (
    <header className={styles.head}>
      <div className={styles.title}>
        <div>
          <p className={classNames(text.small, text.quiet, styles.place)}>
            <bdi>{coalition?.name[locale]}</bdi>
          </p>
          <PageTitle>
            <Trans>Trail</Trans>
          </PageTitle>
        </div>
        <ExportButton isWorking={toExport.isPending} onExport={handleExport} />
      </div>
      <p className={text.soft}>
        <Trans>
          Every act about people and access, by whom and for which organisation, each chained to the one
          before. What is written in documents is not here. Only coordinators see this page.
        </Trans>
      </p>
      {problem !== null && <ProblemNote error={problem} />}
    </header>
  )
}
