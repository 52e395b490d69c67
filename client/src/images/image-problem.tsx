import { useLingui } from '@lingui/react/macro'
import { CircleAlert } from 'lucide-react'
import { failureCode } from '../api.ts'
import { ProblemNote } from '../ui/problem-note.tsx'
import styles from './images.module.css'
import { IMAGE_PROBLEM_WORDS } from './refusal-words.ts'

/** Why a picture could not be put in. */
export function ImageProblem({ error }: { error: unknown }) {
  const { i18n } = useLingui()
  const code = failureCode(error)
  if (code !== 'image-refused' && code !== 'too-many-images') return <ProblemNote error={error} />
  const { happened, advice } = IMAGE_PROBLEM_WORDS[code]
  return (
    <div role="alert" className={styles.refused}>
      <CircleAlert aria-hidden size={20} strokeWidth={1.75} />
      <p>
        <b>{i18n._(happened)}</b> {i18n._(advice)}
      </p>
    </div>
  )
}
