import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { wholeNumber } from '../formats.ts'
import { classNames } from '../ui/class-names.ts'
import { Popover } from '../ui/popover.tsx'
import text from '../ui/text.module.css'
import { useLocale } from '../ui/use-locale.ts'
import { useOverlayTrigger } from '../ui/use-overlay-trigger.ts'
import styles from './word-chip.module.css'

interface WordChipProps {
  words: number
  /** The same when every suggestion were accepted. */
  withSuggestions: number
}

/** The words of the text, and of the text as it is suggested if that is another figure; opens how they are counted. */
export function WordChip({ words, withSuggestions }: WordChipProps) {
  const { t } = useLingui()
  const trigger = useOverlayTrigger('dialog')
  const locale = useLocale()
  const count = wholeNumber(words, locale)
  const suggested = wholeNumber(withSuggestions, locale)
  const isOther = words !== withSuggestions
  return (
    <>
      <button type="button" className={styles.chip} {...trigger.props}>
        <span>
          <b>{count}</b>
          <span className={classNames(isOther && styles.oneFigure)}>
            {' '}
            {plural(words, { one: 'word', other: 'words' })}
          </span>
          {isOther && (
            <span className={styles.suggested}>
              <Trans>, with suggestions {suggested}</Trans>
            </span>
          )}
        </span>
      </button>
      <Popover trigger={trigger} label={t`Word count`}>
        <h2 className={text.head}>
          <Trans>Word count</Trans>
        </h2>
        <p className={classNames(text.small)}>
          <Trans>
            <b className={text.numbers}>{count}</b> in all: headings, lists, tables and notes.
          </Trans>
        </p>
        {isOther && (
          <p className={text.small}>
            <Trans>
              <b className={text.numbers}>{suggested}</b> if every suggestion were accepted. Until then they
              count nowhere.
            </Trans>
          </p>
        )}
        <p className={text.help}>
          <Trans>Counted as a word processor does: by the spaces, so that “l’État” is one word.</Trans>
        </p>
      </Popover>
    </>
  )
}
