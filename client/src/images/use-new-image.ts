import type { RoomId } from '@plenary/shared/ids.ts'
import { type KeptImage, keptImageSchema } from '@plenary/shared/images.ts'
import { useEffect, useRef, useState } from 'react'
import { postFile } from '../api.ts'
import { ImageRefusal, type ImageRefusalCode } from './image-refusal.ts'
import { shrinkImage } from './shrink-image.ts'

type Ready = { image: Blob; address: string }

/** How far a new picture is. */
export type ImageStep =
  | { at: 'choosing'; refused: { name: string; code: ImageRefusalCode } | null }
  | { at: 'preparing' }
  | (Ready & { at: 'describing'; alt: string | null; error: unknown })
  | { at: 'sending' }

const NOTHING: ImageStep = { at: 'choosing', refused: null }

/** A picture that is chosen, made ready on this device, described, and only then sent. */
export function useNewImage(roomId: RoomId, file: File | null) {
  const [step, setStep] = useState<ImageStep>(file ? { at: 'preparing' } : NOTHING)
  const running = useRef<AbortController | null>(null)
  const begin = () => {
    running.current?.abort()
    running.current = new AbortController()
    return running.current.signal
  }
  const choose = async (chosen: File) => {
    const signal = begin()
    setStep({ at: 'preparing' })
    const next = await stepAfter(chosen, signal)
    if (!signal.aborted) setStep(next)
  }
  const first = useRef(choose)
  useEffect(() => {
    if (file) void first.current(file)
    return () => running.current?.abort()
  }, [file])

  /** Gives the picture as it is kept; null where it is not, which the step then says. */
  const send = async (alt: string): Promise<KeptImage | null> => {
    if (step.at !== 'describing') return null
    const signal = begin()
    setStep({ at: 'sending' })
    try {
      return await postFile(`/api/rooms/${roomId}/images`, step.image, { schema: keptImageSchema, signal })
    } catch (error) {
      if (!signal.aborted) setStep({ ...step, alt, error })
      return null
    }
  }

  const startAgain = () => {
    running.current?.abort()
    setStep(NOTHING)
  }

  return { step, choose, send, startAgain }
}

async function stepAfter(file: File, signal: AbortSignal): Promise<ImageStep> {
  try {
    const image = await shrinkImage(file, signal)
    return { at: 'describing', image, address: await addressOf(image), alt: null, error: null }
  } catch (error) {
    if (signal.aborted) return NOTHING
    const code = error instanceof ImageRefusal ? error.code : 'broken'
    return { at: 'choosing', refused: { name: file.name, code } }
  }
}

/** In the address itself: the content policy lets no page of ours show anything else that no server gave. */
function addressOf(image: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result))
    reader.onerror = () => reject(reader.error)
    reader.readAsDataURL(image)
  })
}
