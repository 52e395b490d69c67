import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { LoadingLines } from '../ui/loading-lines.tsx'
import { LocaleSwitch } from '../ui/locale-switch.tsx'
import { PageFrame, PageTitle } from '../ui/page-frame.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import text from '../ui/text.module.css'
import styles from './about-server-page.module.css'
import { useServerFacts } from './use-server-facts.ts'

/** What the server can and cannot read, and how safely it keeps: said before one trusts it. */
export function AboutServerPage() {
  const { t } = useLingui()
  const { data: facts } = useServerFacts()
  const title = t`What this server can and cannot read`
  return (
    <PageFrame end={<LocaleSwitch />}>
      <title>{`${title} · Plenary`}</title>
      <article className={styles.article}>
        <PageTitle>{title}</PageTitle>
        {facts?.isDemo && <DemoNote />}
        <CanRead />
        <CannotRead />
        <Keeping />
        <OutOfReach />
      </article>
    </PageFrame>
  )
}

function DemoNote() {
  return (
    <p className={styles.note}>
      <Trans>
        This is a demonstration. Its people and organisations are invented, and anyone may sign in as one of
        them: write nothing real here.
      </Trans>
    </p>
  )
}

function CanRead() {
  return (
    <section>
      <h2 className={text.head}>
        <Trans>It can read</Trans>
      </h2>
      <ul>
        <li>
          <Trans>The text of every document, and the words that were deleted from it.</Trans>
        </li>
        <li>
          <Trans>
            Who wrote what, for which organisation, and when. In documents without names: for which
            organisation and when, and no person.
          </Trans>
        </li>
        <li>
          <Trans>Who is behind a pseudonym, in documents with pseudonyms.</Trans>
        </li>
        <li>
          <Trans>The name you chose, and your e-mail address if you gave one.</Trans>
        </li>
        <li>
          <Trans>
            Who is in a coalition, who invited whom, who may do what, and who changed that and when.
          </Trans>
        </li>
        <li>
          <Trans>The secret of your code app, if you use one. By itself it opens nothing.</Trans>
        </li>
      </ul>
      <p>
        <Trans>
          So whoever runs this server, takes it away or holds its backups can read them too. Use a server that
          is run by people you trust, in a place you trust.
        </Trans>
      </p>
    </section>
  )
}

function CannotRead() {
  return (
    <section>
      <h2 className={text.head}>
        <Trans>It cannot read</Trans>
      </h2>
      <ul>
        <li>
          <Trans>
            Your password. Only a fingerprint of it is kept, made so that guessing takes very long.
          </Trans>
        </li>
        <li>
          <Trans>
            Your passkeys, recovery codes and links. It keeps what is needed to check them, and nothing that
            could be used in their place.
          </Trans>
        </li>
        <li>
          <Trans>Anything else on your device.</Trans>
        </li>
      </ul>
      <p>
        <Trans>
          It does not store from which network address or with what device you come. No other company takes
          part: these pages load nothing from elsewhere, and count nobody.
        </Trans>
      </p>
    </section>
  )
}

function Keeping() {
  const { t } = useLingui()
  const { data: facts, error } = useServerFacts()
  return (
    <section>
      <h2 className={text.head}>
        <Trans>How it keeps your words</Trans>
      </h2>
      {facts?.storage === 'embedded' && <EmbeddedStorage />}
      {facts?.storage === 'postgres' && (
        <p>
          <Trans>
            In a PostgreSQL database. “Saved” means that the database has confirmed the change. With its usual
            settings, what is shown as saved survives a crash and a power cut.
          </Trans>
        </p>
      )}
      {!facts && !error && (
        <LoadingLines
          label={t`Asking the server how it keeps your words`}
          slowLabel={t`The server is slow to answer. The rest of this page holds for every server.`}
        />
      )}
      {!facts && error && <ProblemNote error={error} />}
    </section>
  )
}

function EmbeddedStorage() {
  return (
    <>
      <p>
        <Trans>
          In an embedded database: one folder on one machine. “Saved” means that the database has taken the
          change in. It does not wait until the disk has confirmed it (it does not “fsync”).
        </Trans>
      </p>
      <ul>
        <li>
          <Trans>If the program stops or is killed, what is shown as saved is still there.</Trans>
        </li>
        <li>
          <Trans>If the power goes, or the machine itself crashes, the last changes may be lost.</Trans>
        </li>
      </ul>
      <p>
        <Trans>
          For a text with much at stake, the people who run this server can connect it to a PostgreSQL
          database, which waits for the disk.
        </Trans>
      </p>
    </>
  )
}

function OutOfReach() {
  return (
    <section>
      <h2 className={text.head}>
        <Trans>What it cannot protect you from</Trans>
      </h2>
      <ul>
        <li>
          <Trans>Spyware on your device, or someone who holds your device unlocked.</Trans>
        </li>
        <li>
          <Trans>A server that was taken over and now sends other pages.</Trans>
        </li>
        <li>
          <Trans>
            Someone on your network who sees that you visit this server, though not what you write.
          </Trans>
        </li>
        <li>
          <Trans>A member of your coalition who copies the text and passes it on.</Trans>
        </li>
      </ul>
      <p>
        <Trans>
          What to do when something has happened: <Link to="/stay-safe">Stay safe here</Link>.
        </Trans>
      </p>
    </section>
  )
}
