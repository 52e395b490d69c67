import { Trans, useLingui } from '@lingui/react/macro'
import { isSafeHref } from '@plenary/shared/document/link.ts'
import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import { Link } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { Button } from '../ui/button.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { Popover } from '../ui/popover.tsx'
import { TextField } from '../ui/text-field.tsx'
import { type OverlayTrigger, useOverlayTrigger } from '../ui/use-overlay-trigger.ts'
import { chainOnText } from './chain-on-text.ts'
import { keepCaret } from './keep-caret.ts'
import styles from './link-button.module.css'

/** Makes, changes or takes off a link at the caret or on the selected words. */
export function LinkButton({ editor }: { editor: Editor }) {
  const { t } = useLingui()
  const trigger = useOverlayTrigger('dialog')
  const isOn = useEditorState({ editor, selector: () => editor.isActive('link') })
  return (
    <>
      <IconButton
        icon={Link}
        label={t`Link`}
        isDense
        isOn={isOn}
        onMouseDown={keepCaret}
        {...trigger.props}
      />
      <Popover trigger={trigger} label={t`Link`} placement="bottom start">
        <LinkForm editor={editor} panel={trigger} />
      </Popover>
    </>
  )
}

function LinkForm({ editor, panel }: { editor: Editor; panel: OverlayTrigger }) {
  const { t } = useLingui()
  const current: unknown = editor.getAttributes('link').href
  const [address, setAddress] = useState(typeof current === 'string' ? current : '')
  const [error, setError] = useState<string>()

  function apply(event: FormEvent) {
    event.preventDefault()
    const href = withScheme(address.trim())
    if (!isSafeHref(href)) return setError(t`An address begins with https://, http:// or mailto:`)
    setLink(editor, panel, href)
  }

  function remove() {
    chainOnText(editor, panel).extendMarkRange('link').unsetLink().scrollIntoView().run()
  }

  return (
    <form className={styles.form} onSubmit={apply} noValidate>
      <TextField
        label={t`Address of the link`}
        value={address}
        onChange={setAddress}
        error={error}
        autoFocus
        inputMode="url"
        autoComplete="off"
        spellCheck={false}
        placeholder="https://"
      />
      <div className={styles.acts}>
        <Button type="submit" variant="primary" isDense>
          <Trans>Set the link</Trans>
        </Button>
        {current !== undefined && (
          <Button variant="bare" isDense onClick={remove}>
            <Trans>Take the link off</Trans>
          </Button>
        )}
      </div>
    </form>
  )
}

/** With nothing selected and no link at the caret, the address itself becomes the words. */
function setLink(editor: Editor, panel: OverlayTrigger, href: string): void {
  const chain = chainOnText(editor, panel)
  if (editor.state.selection.empty && !editor.isActive('link')) {
    chain.insertContent({ type: 'text', text: href, marks: [{ type: 'link', attrs: { href } }] })
  } else chain.extendMarkRange('link').setLink(href)
  chain.scrollIntoView().run()
}

/** People type "example.org" and mean the web, "a@example.org" and mean mail. */
function withScheme(address: string): string {
  if (/^[a-z][a-z\d+.-]*:/i.test(address)) return address
  return address.includes('@') && !address.includes('/') ? `mailto:${address}` : `https://${address}`
}
