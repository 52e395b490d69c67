import { Trans } from '@lingui/react/macro'
import { SafetySection } from './safety-section.tsx'

/** How people are named, and what a pseudonym is worth. */
export function Names() {
  return (
    <SafetySection id="names" title={<Trans>Choose how you are named</Trans>}>
      <p>
        <Trans>
          Your name in a coalition need not be your civil name, and you can change it on the page of its
          members. Each document has one of three rules:
        </Trans>
      </p>
      <ul>
        <li>
          <Trans>
            <b>By name.</b> Those in the document see the name you chose.
          </Trans>
        </li>
        <li>
          <Trans>
            <b>By pseudonym.</b> They see your organisation and a number. The database knows who is behind it.
          </Trans>
        </li>
        <li>
          <Trans>
            <b>Without names.</b> They see your organisation alone, and the document’s record of who wrote
            what names no person.
          </Trans>
        </li>
      </ul>
      <p>
        <Trans>
          A rule can be made stronger, never weaker. It holds for the other members, not for your text: a
          date, a town or a way of writing can give somebody away. Take a name that you use nowhere else.
        </Trans>
      </p>
    </SafetySection>
  )
}
