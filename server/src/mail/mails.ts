import type { Locale, Localized } from '@plenary/shared/localized.ts'
import type { Mail } from './mailer.ts'

/** What a mail says; whom it goes to is added by whoever sends it. */
export type MailWords = Omit<Mail, 'to'>

// Short and plain. Nothing in them but links of our own: no words of a document, no picture, nothing that a stranger
// typed, since a stranger may have typed the address too. Subjects are shown on locked screens, and name nobody.

/** To whoever wants an account: the link by which it begins. */
export function confirmAccountMail({ link, locale }: { link: string; locale: Locale }): MailWords {
  return {
    en: {
      subject: 'Confirm your address',
      text: lines(
        'This address was given for a new account on Plenary. The account begins when you open this page and type the password that you chose:',
        link,
        'The link works for 24 hours. If you did not ask for an account, do nothing: none is made.',
      ),
    },
    fr: {
      subject: 'Confirmer votre adresse',
      text: lines(
        'Cette adresse a été donnée pour un nouveau compte sur Plenary. Le compte est créé quand vous ouvrez cette page et tapez le mot de passe que vous avez choisi\u00a0:',
        link,
        'Le lien est valable 24 heures. Si vous n’avez pas demandé de compte, ne faites rien\u00a0: aucun compte n’est créé.',
      ),
    },
  }[locale]
}

/**
 * To somebody whose address was given once more, for a new account or for another one. No link: anybody can have it
 * sent, and a look-alike of it would lead people who are used to one to a page that asks for their password.
 */
export function accountExistsMail({ locale }: { locale: Locale }): MailWords {
  return {
    en: {
      subject: 'You already have an account',
      text: lines(
        'This address was given for an account on Plenary, and you already have one. Nothing has been changed.',
        'If it was you: open Plenary at the address that you use, and sign in. There you can also say that you have forgotten your password.',
        'If it was not you, do nothing.',
      ),
    },
    fr: {
      subject: 'Vous avez déjà un compte',
      text: lines(
        'Cette adresse a été donnée pour un compte sur Plenary, et vous en avez déjà un. Rien n’a été modifié.',
        'Si la demande vient de vous\u00a0: ouvrir Plenary à son adresse habituelle et se connecter. Il est aussi possible d’y indiquer que le mot de passe est oublié.',
        'Si elle ne vient pas de vous, ne faites rien.',
      ),
    },
  }[locale]
}

/** To the new address of an account: the link after which it counts. */
export function confirmEmailMail({ link, locale }: { link: string; locale: Locale }): MailWords {
  return {
    en: {
      subject: 'Confirm your new address',
      text: lines(
        'This address was given as the new one of an account on Plenary. It counts once you open this page where you are signed in:',
        link,
        'The link works for 24 hours. If it was not you who asked, do nothing.',
      ),
    },
    fr: {
      subject: 'Confirmer votre nouvelle adresse',
      text: lines(
        'Cette adresse a été donnée comme nouvelle adresse d’un compte sur Plenary. Elle sera prise en compte quand vous ouvrirez cette page là où votre session est ouverte\u00a0:',
        link,
        'Le lien est valable 24 heures. Si la demande ne vient pas de vous, ne faites rien.',
      ),
    },
  }[locale]
}

/** To whoever has forgotten their password: the link to set another. */
export function passwordResetMail({ link, locale }: { link: string; locale: Locale }): MailWords {
  return {
    en: {
      subject: 'Choose a new password',
      text: lines(
        'Somebody has asked for a new password for your account on Plenary. To choose one, open this page:',
        link,
        'The link works for one hour, and once. You are then signed out everywhere. If it was not you who asked, do nothing: your password stays.',
      ),
    },
    fr: {
      subject: 'Choisir un nouveau mot de passe',
      text: lines(
        'Un nouveau mot de passe a été demandé pour votre compte sur Plenary. Pour en choisir un, ouvrir cette page\u00a0:',
        link,
        'Le lien est valable une heure, et une seule fois. Toutes vos sessions prendront alors fin. Si la demande ne vient pas de vous, ne faites rien\u00a0: votre mot de passe reste le même.',
      ),
    },
  }[locale]
}

type Invitation = { link: string; invitedBy: string; coalition: Localized; locale: Locale }

/** To somebody who is invited by name. `invitedBy` is how the one who invites is called in the coalition. */
export function inviteMail({ link, invitedBy, coalition, locale }: Invitation): MailWords {
  return {
    en: {
      subject: 'You are invited to Plenary',
      text: lines(
        `${invitedBy} invites you to write with ${coalition.en} on Plenary. This page says to what, and what others will see of you, before you decide:`,
        link,
        'The link is meant for you alone: do not pass it on. If you do not know who this is, ask them another way before you open it.',
      ),
    },
    fr: {
      subject: 'Une invitation sur Plenary',
      text: lines(
        `${invitedBy} vous invite à écrire avec ${coalition.fr} sur Plenary. Cette page dit à quoi, et ce que les autres verront de vous, avant que vous ne décidiez\u00a0:`,
        link,
        'Ce lien n’est destiné qu’à vous\u00a0: ne pas le transmettre. Si vous ne savez pas de qui il s’agit, posez la question par un autre moyen avant de l’ouvrir.',
      ),
    },
  }[locale]
}

function lines(...paragraphs: string[]): string {
  return `${paragraphs.join('\n\n')}\n`
}
