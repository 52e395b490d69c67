import { Trans, useLingui } from '@lingui/react/macro'
import type { Editor } from '@tiptap/core'
import { useState } from 'react'
import { chainOnText } from '../../editor/chain-on-text.ts'
import { CheckField } from '../../ui/check-field.tsx'
import text from '../../ui/text.module.css'
import type { OverlayTrigger } from '../../ui/use-overlay-trigger.ts'
import styles from './character-palette.module.css'
import { chooseFrenchTypography, wantsFrenchTypography } from './french-choice.ts'

/** What is put in, how it is shown where it has no form, and its name. */
type Character = { sign: string; shown?: string; name: string }

/** Signs that few keyboards have, put in at the caret; and whether French is set as French has it while one types. */
export function CharacterPalette({ editor, panel }: { editor: Editor; panel: OverlayTrigger }) {
  const { t } = useLingui()
  const characters = useCharacters()
  const [isFrench, setFrench] = useState(wantsFrenchTypography)
  const insert = (sign: string) =>
    chainOnText(editor, panel)
      .command(({ tr }) => {
        tr.insertText(sign).scrollIntoView()
        return true
      })
      .run()
  return (
    <div className={styles.palette}>
      <h3 className={text.head}>
        <Trans>Special characters</Trans>
      </h3>
      <div className={styles.grid}>
        {characters.map(({ sign, shown, name }) => (
          <button
            key={sign}
            type="button"
            title={name}
            aria-label={name}
            onClick={() => insert(sign)}
            className={(shown ?? '').length > 1 ? styles.worded : styles.sign}
          >
            {shown ?? sign}
          </button>
        ))}
      </div>
      <CheckField
        look="switch"
        label={t`Typography of French while I type`}
        help={t`In French text, straight quotation marks become « », and : ; ! ? have their space. Backspace at once takes it back.`}
        isChecked={isFrench}
        onChange={(isWanted) => {
          chooseFrenchTypography(isWanted)
          setFrench(isWanted)
        }}
      />
    </div>
  )
}

function useCharacters(): Character[] {
  const { t } = useLingui()
  return [
    { sign: '«\u00a0', shown: '«', name: t`Opening guillemet, with its space` },
    { sign: '\u00a0»', shown: '»', name: t`Closing guillemet, with its space` },
    { sign: 'œ', name: t`Small oe` },
    { sign: 'Œ', name: t`Capital OE` },
    { sign: 'æ', name: t`Small ae` },
    { sign: 'Æ', name: t`Capital AE` },
    { sign: 'À', name: t`Capital A, grave` },
    { sign: 'É', name: t`Capital E, acute` },
    { sign: 'È', name: t`Capital E, grave` },
    { sign: 'Ê', name: t`Capital E, circumflex` },
    { sign: 'Ç', name: t`Capital C, cedilla` },
    { sign: 'Ô', name: t`Capital O, circumflex` },
    { sign: '…', name: t`Ellipsis` },
    { sign: '–', name: t`En dash` },
    { sign: '—', name: t`Em dash` },
    { sign: '’', name: t`Apostrophe` },
    { sign: '“', name: t`Opening quotation mark` },
    { sign: '”', name: t`Closing quotation mark` },
    { sign: '§', name: t`Section sign` },
    { sign: '°', name: t`Degree sign` },
    { sign: '\u00a0', shown: t`No-break space`, name: t`No-break space` },
    { sign: '\u202f', shown: t`Narrow no-break space`, name: t`Narrow no-break space` },
  ]
}
