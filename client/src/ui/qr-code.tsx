import { useMemo } from 'react'
import { encode } from 'uqr'
import styles from './qr-code.module.css'

/** Blank modules around the code, as the standard asks: without them a camera does not find it. */
const QUIET_ZONE = 4

interface QrCodeProps {
  text: string
  /** What it is, for those who cannot see it. */
  label: string
}

/** A QR code of a text, dark on white in every theme. Drawn as one path: no picture, no request, no script. */
export function QrCode({ text, label }: QrCodeProps) {
  const { size, path } = useMemo(() => draw(text), [text])
  return (
    <svg role="img" aria-label={label} viewBox={`0 0 ${size} ${size}`} className={styles.code}>
      <path className={styles.paper} d={`M0 0h${size}v${size}h-${size}z`} />
      <path className={styles.ink} d={path} shapeRendering="crispEdges" />
    </svg>
  )
}

function draw(text: string): { size: number; path: string } {
  const { data, size } = encode(text, { ecc: 'M', border: 0 })
  const rows = data.map((row, y) => rowPath(row, y + QUIET_ZONE))
  return { size: size + 2 * QUIET_ZONE, path: rows.join('') }
}

/** Neighbours in a row are one bar, so that no hairline shows between them. */
function rowPath(row: readonly boolean[], y: number): string {
  let path = ''
  for (let x = 0; x < row.length; x++) {
    if (!row[x]) continue
    const start = x
    while (row[x + 1]) x++
    path += `M${start + QUIET_ZONE} ${y}h${x - start + 1}v1h-${x - start + 1}z`
  }
  return path
}
