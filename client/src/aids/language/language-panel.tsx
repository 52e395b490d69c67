import { Trans, useLingui } from '@lingui/react/macro'
import type { Editor } from '@tiptap/core'
import { useState } from 'react'
import { chainOnText } from '../../editor/chain-on-text.ts'
import { languageTag } from '../../formats.ts'
import { Button } from '../../ui/button.tsx'
import { ChoiceField } from '../../ui/choice-field.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { useLocale } from '../../ui/use-locale.ts'
import type { OverlayTrigger } from '../../ui/use-overlay-trigger.ts'
import { undoneApart } from '../undone-apart.ts'
import styles from './language-panel.module.css'
import { type Direction, isWords, saidLanguage, setDirection, setLanguage } from './set-language.ts'

/** Those of the United Nations, then others in which coalitions write. */
const LANGUAGES = [
  'ar',
  'zh',
  'en',
  'fr',
  'ru',
  'es',
  'am',
  'bn',
  'de',
  'fa',
  'ha',
  'pt',
  'sw',
  'tr',
  'uk',
  'ur',
  'vi',
]
const NONE = 'none'

/** In which language the selected words or blocks are, for who hears them read and for exports; and which way they run. */
export function LanguagePanel({ editor, panel }: { editor: Editor; panel: OverlayTrigger }) {
  const { t } = useLingui()
  const [said] = useState(() => saidLanguage(editor.state))
  const [lang, setLang] = useState(said.lang ?? NONE)
  const [dir, setDir] = useState<Direction | 'auto'>(said.dir ?? 'auto')
  const ofWords = isWords(editor.state)
  const names = useLanguageNames(said.lang)

  function apply() {
    chainOnText(editor, panel)
    undoneApart(editor, () => {
      if (lang !== (said.lang ?? NONE))
        editor.view.dispatch(setLanguage(editor.state, lang === NONE ? null : lang))
      if (dir !== (said.dir ?? 'auto'))
        editor.view.dispatch(setDirection(editor.state, dir === 'auto' ? null : dir))
    })
  }

  return (
    <form
      className={styles.panel}
      onSubmit={(event) => {
        event.preventDefault()
        apply()
      }}
    >
      <SelectField
        label={ofWords ? t`Language of the selected words` : t`Language of this block`}
        choices={[{ id: NONE, label: t`As the text around` }, ...names]}
        chosen={lang}
        onChoose={setLang}
        help={t`So that it is read out and hyphenated rightly.`}
      />
      <ChoiceField
        label={t`Direction of the block`}
        choices={[
          { id: 'auto', label: t`As its letters say` },
          { id: 'ltr', label: t`Left to right` },
          { id: 'rtl', label: t`Right to left` },
        ]}
        chosen={dir}
        onChoose={setDir}
      />
      <Button type="submit" variant="primary" isDense>
        <Trans>Apply</Trans>
      </Button>
    </form>
  )
}

/** In the language of the page; one that somebody has given and that is in no list of ours is kept. */
function useLanguageNames(said: string | null): { id: string; label: string }[] {
  const names = new Intl.DisplayNames([languageTag(useLocale())], { type: 'language', fallback: 'code' })
  const all = said && !LANGUAGES.includes(said) ? [said, ...LANGUAGES] : LANGUAGES
  return all.map((id) => ({ id, label: names.of(id) ?? id }))
}
