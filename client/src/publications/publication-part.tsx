import { Trans, useLingui } from '@lingui/react/macro'
import type { Room } from '@plenary/shared/rooms.ts'
import type { Publication, Seal } from '@plenary/shared/seals.ts'
import { Globe } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../ui/button.tsx'
import { LatePart } from '../ui/late-part.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import text from '../ui/text.module.css'
import { showToast } from '../ui/toast.ts'
import styles from './seals.module.css'
import { useUnpublish } from './use-seals.ts'

const loadPublishing = () => import('./publish-dialog.tsx').then(({ PublishDialog }) => PublishDialog)

interface PublicationPartProps {
  room: Room
  seal: Seal
  mayPublish: boolean
}

/** Whether a sealed text is public, where, and how that is changed. */
export function PublicationPart({ room, seal, mayPublish }: PublicationPartProps) {
  const [isPublishing, setPublishing] = useState(false)
  if (seal.publication)
    return <Published room={room} seal={seal} publication={seal.publication} mayPublish={mayPublish} />
  if (!mayPublish) return null
  return (
    <div>
      <Button aria-haspopup="dialog" onClick={() => setPublishing(true)}>
        <Globe aria-hidden size={20} strokeWidth={1.75} />
        <Trans>Publish…</Trans>
      </Button>
      <LatePart load={loadPublishing} isWanted={isPublishing}>
        {(PublishDialog) =>
          isPublishing && <PublishDialog room={room} seal={seal} onClose={() => setPublishing(false)} />
        }
      </LatePart>
    </div>
  )
}

function Published({
  room,
  seal,
  publication,
  mayPublish,
}: PublicationPartProps & { publication: Publication }) {
  const { t } = useLingui()
  const unpublish = useUnpublish(room.id, seal.id, () => showToast(t`The text is no longer public`))
  const path = `/p/${publication.slug}`
  return (
    <div className={styles.public}>
      <p>
        <Globe aria-hidden size={20} strokeWidth={1.75} />{' '}
        <b>
          <Trans>Public:</Trans>
        </b>{' '}
        <a href={path} target="_blank" rel="noopener">
          {location.origin + path}
        </a>
      </p>
      <p className={text.help}>
        {publication.isListed ? (
          <Trans>Search engines may list it.</Trans>
        ) : (
          <Trans>Only who has the address finds it.</Trans>
        )}
      </p>
      {unpublish.error && <ProblemNote error={unpublish.error} />}
      {mayPublish && (
        <Button
          isDense
          isWorking={unpublish.isPending}
          workingLabel={t`Taking it back`}
          onClick={() => unpublish.mutate()}
        >
          <Trans>Take it back from the public</Trans>
        </Button>
      )}
    </div>
  )
}
