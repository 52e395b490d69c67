import { Trans } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { SafetySection } from './safety-section.tsx'

/** What Plenary protects, each as far as it goes. */
export function Protection() {
  return (
    <SafetySection id="protects" title={<Trans>What Plenary protects</Trans>}>
      <ul>
        <li>
          <Trans>
            <b>Who may read.</b> A document opens only for those to whom it was given. A link opens nothing by
            itself: it has to be accepted, and unless whoever made it has chosen otherwise, a coordinator lets
            each person in.
          </Trans>
        </li>
        <li>
          <Trans>
            <b>Your name.</b> It is the one you choose. The e-mail address of your account is shown to no
            other member, and a guest needs none. Only a link that was made for one address shows it, to its
            maker and to coordinators.
          </Trans>
        </li>
        <li>
          <Trans>
            <b>Your words.</b> “Saved” is shown only when the database has stored them, and nobody else sees
            them before.
          </Trans>
        </li>
        <li>
          <Trans>
            <b>Who is out stays out.</b> Whoever is removed, suspended or signed out leaves every open
            document within a second.
          </Trans>
        </li>
        <li>
          <Trans>
            <b>Where you are.</b> The network address of your device is neither stored nor logged by Plenary.
            It is held in the server’s memory alone, to slow down those who guess passwords.
          </Trans>
        </li>
        <li>
          <Trans>
            <b>Nobody looks on.</b> These pages load nothing from other companies and count nobody. They keep
            no copy of a document on your device.
          </Trans>
        </li>
      </ul>
    </SafetySection>
  )
}

/** What no setting of Plenary protects. */
export function NoProtection() {
  return (
    <SafetySection id="does-not-protect" title={<Trans>What it cannot protect you from</Trans>}>
      <ul>
        <li>
          <Trans>
            <b>The server.</b> It can read every text, also words that were deleted. So can whoever runs it,
            seizes it or has its backups. What would put somebody in danger does not belong here.
          </Trans>
        </li>
        <li>
          <Trans>
            <b>Spyware.</b> A hidden program on your device sees what you see and type.
          </Trans>
        </li>
        <li>
          <Trans>
            <b>Somebody you trust.</b> Whoever may read can copy, photograph the screen and pass it on, by
            choice or under pressure. Give each person what they need and no more.
          </Trans>
        </li>
        <li>
          <Trans>
            <b>Somebody on the network.</b> They see that you use this site and when, though not what you
            write. The Tor Browser or a VPN that you trust can hide that.
          </Trans>
        </li>
      </ul>
      <p>
        <Trans>
          More about what is stored: <Link to="/about-this-server">what this server can and cannot read</Link>
          .
        </Trans>
      </p>
    </SafetySection>
  )
}
