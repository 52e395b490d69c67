import { Trans, useLingui } from '@lingui/react/macro'
import type { Room } from '@plenary/shared/rooms.ts'
import type { Seal, SealList } from '@plenary/shared/seals.ts'
import { Download, ShieldCheck, ShieldOff } from 'lucide-react'
import { useState } from 'react'
import { momentParts } from '../rounds/round-time.ts'
import { Button, buttonClass } from '../ui/button.tsx'
import { LatePart } from '../ui/late-part.tsx'
import text from '../ui/text.module.css'
import { useLocale } from '../ui/use-locale.ts'
import { PublicationPart } from './publication-part.tsx'
import { SealFacts } from './seal-facts.tsx'
import { SealReopened } from './seal-reopened.tsx'
import styles from './seals.module.css'
import { pathOf } from './use-seals.ts'

const loadReopening = () => import('./reopen-dialog.tsx').then(({ ReopenDialog }) => ReopenDialog)

interface SealedCardProps {
  room: Room
  seal: Seal
  list: SealList
}

/** A sealed text: what it is, its files and its receipt, whether it is public, and that it was opened again. */
export function SealedCard({ room, seal, list }: SealedCardProps) {
  const { moment } = momentParts(seal.sealedAt, useLocale())
  const isOpen = seal.reopened !== null
  const Icon = isOpen ? ShieldOff : ShieldCheck
  return (
    <article className={styles.card}>
      <h2 className={text.head}>
        <Icon aria-hidden size={20} strokeWidth={1.75} className={isOpen ? undefined : styles.check} />
        {isOpen ? <Trans>Was sealed {moment}</Trans> : <Trans>Sealed {moment}</Trans>}
      </h2>
      <SealFacts seal={seal} list={list} />
      {seal.reopened && <SealReopened reopened={seal.reopened} list={list} />}
      <p>
        <span className={text.help}>
          <Trans>Fingerprint (SHA-256)</Trans>
        </span>
        <br />
        <bdi dir="ltr" className={styles.hash}>
          {seal.hash.match(/.{1,4}/g)?.join(' ')}
        </bdi>
      </p>
      <Files room={room} seal={seal} />
      {seal.hasText && (
        <PublicationPart room={room} seal={seal} mayPublish={list.abilities.includes('publish')} />
      )}
      {!isOpen && list.abilities.includes('reopen') && <Reopening room={room} />}
    </article>
  )
}

function Files({ room, seal }: { room: Room; seal: Seal }) {
  const path = pathOf(room.id, seal.id)
  return (
    <div className={styles.files}>
      {seal.hasText && (
        <a href={`${path}/pack.zip`} download className={buttonClass({ variant: 'primary' })}>
          <Download aria-hidden size={20} strokeWidth={1.75} />
          <Trans>Files to submit (ZIP)</Trans>
        </a>
      )}
      <a href={`${path}/receipt.json`} download className={buttonClass()}>
        <Trans>Signed receipt</Trans>
      </a>
      {!seal.hasText && (
        <p className={text.help}>
          <Trans>The words of this version were taken away for good. Its receipt stays.</Trans>
        </p>
      )}
    </div>
  )
}

function Reopening({ room }: { room: Room }) {
  const { t } = useLingui()
  const [isOpening, setOpening] = useState(false)
  return (
    <>
      <Button variant="bare" isDense aria-haspopup="dialog" onClick={() => setOpening(true)}>
        {t`Open the document again…`}
      </Button>
      <LatePart load={loadReopening} isWanted={isOpening}>
        {(ReopenDialog) => isOpening && <ReopenDialog room={room} onClose={() => setOpening(false)} />}
      </LatePart>
    </>
  )
}
