import { Trans } from '@lingui/react/macro'
import type { ServerFacts } from '@plenary/shared/server-facts.ts'
import { Button } from '../ui/button.tsx'
import { classNames } from '../ui/class-names.ts'
import { OrganizationMark } from '../ui/mark.tsx'
import text from '../ui/text.module.css'
import styles from './demo-people.module.css'
import { useServerFacts } from './use-server-facts.ts'

/** The password of every invented person of a demo server; no other server has these accounts. */
export const DEMO_PASSWORD = 'correct horse table'

type Person = ServerFacts['demoPeople'][number]

/** On a demo server, the people one can try it as, by organisation. Elsewhere nothing. */
export function DemoPeople({ onChoose }: { onChoose: (email: string) => void }) {
  const facts = useServerFacts().data
  if (!facts?.isDemo || facts.demoPeople.length === 0) return null
  return (
    <section className={styles.panel} aria-labelledby="demo-people">
      <h2 id="demo-people" className={classNames(text.small, text.medium)}>
        <Trans>Try the demo as…</Trans>
      </h2>
      <ul>
        {byOrganization(facts.demoPeople).map(([first, ...others]) => (
          <li key={first.organization} className={styles.organization}>
            <OrganizationMark
              isDecorative
              hue={first.hue}
              letters={first.letters}
              name={first.organization}
            />
            <span className={classNames(text.small, text.soft)}>{first.organization}</span>
            <span className={styles.people}>
              {[first, ...others].map(({ email, name }) => (
                <Button key={email} isDense onClick={() => onChoose(email)}>
                  {name}
                </Button>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function byOrganization(people: readonly Person[]): [Person, ...Person[]][] {
  const groups = new Map<string, [Person, ...Person[]]>()
  for (const person of people) {
    const group = groups.get(person.organization)
    if (group) group.push(person)
    else groups.set(person.organization, [person])
  }
  return [...groups.values()]
}
