import { Trans } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { SafetySection } from './safety-section.tsx'

/** What to do about a device that is in somebody else's hands, in this order. */
export function LostDevice() {
  return (
    <SafetySection id="lost-device" title={<Trans>If a device is taken or lost</Trans>}>
      <p>
        <Trans>Do this from another device that you trust, in this order:</Trans>
      </p>
      <ol>
        <li>
          <Trans>
            <b>Sign out everywhere</b>, with the button on this page. Open documents close on the lost device
            too.
          </Trans>
        </li>
        <li>
          <Trans>
            <b>Sign in again and change your password</b> on the page <Link to="/account">Your account</Link>.
          </Trans>
        </li>
        <li>
          <Trans>
            <b>Remove the passkey</b> of that device there. If your code app was on it, set the app up anew:
            the old codes and recovery codes then count no more.
          </Trans>
        </li>
        <li>
          <Trans>
            <b>Tell a coordinator</b> in another way than from the lost device. They can suspend you: nobody
            then gets into the coalition under your name until they end it.
          </Trans>
        </li>
        <li>
          <Trans>
            <b>Get help</b>: see the <a href="#help">public help</a> below.
          </Trans>
        </li>
      </ol>
      <p>
        <Trans>
          No other device at hand, or no password because you came as a guest? Call a coordinator first. To be
          suspended is enough to keep others out, and nothing of yours is lost by it.
        </Trans>
      </p>
      <p>
        <Trans>
          Before a border, a search or any place where devices are taken: press “Forget this device”, then
          close every tab.
        </Trans>
      </p>
    </SafetySection>
  )
}
