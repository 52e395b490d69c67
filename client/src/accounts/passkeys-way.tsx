import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { PasskeyId } from '@plenary/shared/ids.ts'
import { MAX_PASSKEYS } from '@plenary/shared/limits.ts'
import { useState } from 'react'
import { Button } from '../ui/button.tsx'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { Dialog } from '../ui/dialog.tsx'
import text from '../ui/text.module.css'
import { showToast } from '../ui/toast.ts'
import { useLocale } from '../ui/use-locale.ts'
import styles from './account-section.module.css'
import { WayIn } from './account-section.tsx'
import { AddPasskey } from './add-passkey.tsx'
import { dayOf, writtenDay } from './days.ts'
import { canUsePasskeys } from './passkeys.ts'
import { RenamePasskey } from './rename-passkey.tsx'
import { saidProblem } from './said-problem.ts'
import { type Passkey, useRemovePasskey } from './use-passkeys.ts'

type Act = { kind: 'add' } | { kind: 'rename' | 'remove'; id: PasskeyId }

/** The passkeys of the account: the lock of a device, which no fake page can ask for. */
export function PasskeysWay({ passkeys }: { passkeys: readonly Passkey[] }) {
  const { t } = useLingui()
  const [act, setAct] = useState<Act | null>(null)
  const close = () => setAct(null)
  const chosen = passkeys.find(({ id }) => act && act.kind !== 'add' && id === act.id)
  const hasRoom = passkeys.length < MAX_PASSKEYS
  return (
    <WayIn
      title={t`Passkeys`}
      state={<State count={passkeys.length} />}
      acts={
        canUsePasskeys() &&
        hasRoom && (
          <Button isDense onClick={() => setAct({ kind: 'add' })}>
            <Trans>Add a passkey</Trans>
          </Button>
        )
      }
    >
      {passkeys.length > 0 && (
        <ul className={styles.list}>
          {passkeys.map((passkey) => (
            <PasskeyRow
              key={passkey.id}
              passkey={passkey}
              onAct={(kind) => setAct({ kind, id: passkey.id })}
            />
          ))}
        </ul>
      )}
      <Dialog title={t`Add a passkey`} isOpen={act?.kind === 'add'} onOpenChange={close}>
        <AddPasskey onClose={close} />
      </Dialog>
      <Dialog title={t`Rename the passkey`} isOpen={act?.kind === 'rename'} onOpenChange={close}>
        {chosen && <RenamePasskey passkey={chosen} onClose={close} />}
      </Dialog>
      <RemovePasskey passkey={act?.kind === 'remove' ? chosen : undefined} onClose={close} />
    </WayIn>
  )
}

function State({ count }: { count: number }) {
  if (!canUsePasskeys()) {
    return <Trans>This browser cannot use passkeys at this address.</Trans>
  }
  if (count === 0) {
    return <Trans>None yet. A passkey uses the lock of your device, and a fake page cannot steal it.</Trans>
  }
  return (
    <Plural
      value={count}
      one="# passkey. With another, on a second device, you still come in when the first is lost."
      other="# passkeys. Each opens your account with the lock of its device."
    />
  )
}

interface PasskeyRowProps {
  passkey: Passkey
  onAct: (kind: 'rename' | 'remove') => void
}

function PasskeyRow({ passkey: { name, createdAt, lastUsedOn }, onAct }: PasskeyRowProps) {
  const { t } = useLingui()
  const locale = useLocale()
  const added = dayOf(createdAt, locale)
  const used = lastUsedOn && writtenDay(lastUsedOn, locale)
  return (
    <li>
      <div className={styles.words}>
        <bdi className={text.medium}>{name}</bdi>
        <span className={text.help}>
          {used ? (
            <Trans>
              Added on {added}, last used on {used}
            </Trans>
          ) : (
            <Trans>Added on {added}, not used yet</Trans>
          )}
        </span>
      </div>
      <div className={styles.rowActs}>
        <Button isDense variant="bare" aria-label={t`Rename ${name}`} onClick={() => onAct('rename')}>
          <Trans>Rename</Trans>
        </Button>
        <Button isDense variant="bare" aria-label={t`Remove ${name}`} onClick={() => onAct('remove')}>
          <Trans>Remove</Trans>
        </Button>
      </div>
    </li>
  )
}

interface RemovePasskeyProps {
  /** The one to remove; undefined while nobody wants to. */
  passkey: Passkey | undefined
  onClose: () => void
}

function RemovePasskey({ passkey, onClose }: RemovePasskeyProps) {
  const { t } = useLingui()
  const remove = useRemovePasskey()
  const close = () => {
    remove.reset()
    onClose()
  }
  return (
    <ConfirmDialog
      title={t`Remove the passkey?`}
      isOpen={passkey !== undefined}
      onClose={close}
      act={t`Remove the passkey`}
      workingLabel={t`Removing`}
      isWorking={remove.isPending}
      problem={saidProblem(remove.error)}
      onConfirm={() => {
        if (!passkey) return
        remove.mutate(passkey.id, {
          onSuccess: () => {
            close()
            showToast(t`The passkey is removed`)
          },
        })
      }}
    >
      <p>
        <Trans>
          <bdi className={text.medium}>{passkey?.name}</bdi> opens your account no more, and you are signed
          out everywhere else. The device may still offer it: delete it there too.
        </Trans>
      </p>
    </ConfirmDialog>
  )
}
