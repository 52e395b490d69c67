import { Trans } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { SafetySection } from './safety-section.tsx'

/** How a false page looks, and what helps against it. */
export function Phishing() {
  return (
    <SafetySection id="phishing" title={<Trans>How to know a false page</Trans>}>
      <ul>
        <li>
          <Trans>
            <b>Close a page that wants your password or a code behind a link you did not ask for.</b> Plenary
            mails links when somebody asks for an account, another address or a new password with your
            address, when you are invited, and at the end of the notifications that you wanted by mail.
            Nothing is lost by closing one.
          </Trans>
        </li>
        <li>
          <Trans>
            <b>Come in by your own bookmark</b> and sign in there, never by a link. Then open an invitation,
            if you have one.
          </Trans>
        </li>
        <li>
          <Trans>
            <b>Use a passkey.</b> It works only at the true address and gives a false page nothing. A password
            and a code can be passed on by a false page while you type them. You add one on the page{' '}
            <Link to="/account">Your account</Link>.
          </Trans>
        </li>
        <li>
          <Trans>
            <b>Nobody from Plenary asks for a code</b> or a recovery code, not by mail, not in a chat, not by
            telephone.
          </Trans>
        </li>
        <li>
          <Trans>
            <b>An invitation that you did not expect?</b> Ask the person who is said to have sent it, in
            another way.
          </Trans>
        </li>
      </ul>
      <p>
        <Trans>
          If you have typed your password on a false page, do at once what stands under{' '}
          <a href="#lost-device">If a device is taken or lost</a>.
        </Trans>
      </p>
    </SafetySection>
  )
}
