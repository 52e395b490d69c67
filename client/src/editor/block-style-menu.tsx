import { useLingui } from '@lingui/react/macro'
import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import { ChevronDown } from 'lucide-react'
import { Button } from '../ui/button.tsx'
import { classNames } from '../ui/class-names.ts'
import { Menu, MenuChoices } from '../ui/menu.tsx'
import { type OverlayTrigger, useOverlayTrigger } from '../ui/use-overlay-trigger.ts'
import styles from './block-style-menu.module.css'
import { chainOnText } from './chain-on-text.ts'
import { keepCaret } from './keep-caret.ts'

const STYLES = ['paragraph', '1', '2', '3', 'recommendation', 'guidance'] as const
/** The menu is as wide as the widest of these, so that it does not jump while one writes. */
const COMMON = ['paragraph', '1', '2', '3'] as const
type BlockStyle = (typeof STYLES)[number]

/** What the block at the caret is: a paragraph, or a heading of one of three levels. */
export function BlockStyleMenu({ editor }: { editor: Editor }) {
  const { t } = useLingui()
  const trigger = useOverlayTrigger('menu')
  const style = useEditorState({ editor, selector: () => blockStyle(editor) })
  const names: Record<BlockStyle, string> = {
    paragraph: t`Paragraph`,
    '1': t`Title`,
    '2': t`Heading`,
    '3': t`Subheading`,
    recommendation: t`Recommendation`,
    guidance: t`Hint for writers`,
  }
  return (
    <>
      <Button
        variant="bare"
        isDense
        aria-label={t`Style: ${names[style]}`}
        onMouseDown={keepCaret}
        {...trigger.props}
      >
        <span className={styles.names}>
          {[...new Set([...COMMON, style])].map((id) => (
            <span key={id} className={classNames(id !== style && styles.unseen)}>
              {names[id]}
            </span>
          ))}
        </span>
        <ChevronDown aria-hidden size={16} strokeWidth={2} />
      </Button>
      <Menu trigger={trigger} label={t`Style`} placement="bottom start">
        <MenuChoices
          title={t`Style`}
          choices={STYLES.map((id) => ({ id, label: names[id] }))}
          chosen={style}
          onChoose={(id) => setBlockStyle(editor, trigger, id)}
        />
      </Menu>
    </>
  )
}

const LEVELS = ['1', '2', '3'] as const

function blockStyle(editor: Editor): BlockStyle {
  if (editor.isActive('recommendation')) return 'recommendation'
  if (editor.isActive('guidance')) return 'guidance'
  return LEVELS.find((style) => editor.isActive('heading', { level: Number(style) })) ?? 'paragraph'
}

function setBlockStyle(editor: Editor, panel: OverlayTrigger, style: BlockStyle): void {
  const chain = chainOnText(editor, panel)
  if (style === 'paragraph') chain.setParagraph().run()
  else if (style === 'recommendation' || style === 'guidance') chain.setNode(style).run()
  else chain.setHeading({ level: style === '1' ? 1 : style === '2' ? 2 : 3 }).run()
}
