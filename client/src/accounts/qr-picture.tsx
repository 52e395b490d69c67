import { encode } from 'uqr'

/** Empty modules around it, without which cameras do not find it (ISO/IEC 18004, 5.3.8). */
const BORDER = 4

interface QrPictureProps {
  content: string
  /** What it is for: a picture that says nothing to the ear. */
  label: string
  className: string | undefined
}

/** A text as a QR code: one path, drawn by React, since the content policy takes no markup from a library. */
export function QrPicture({ content, label, className }: QrPictureProps) {
  const { data, size } = encode(content, { border: BORDER, ecc: 'M' })
  return (
    <svg
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
      className={className}
    >
      {/* Dark on light in every theme: many cameras read nothing else. */}
      <rect width={size} height={size} fill="#fff" />
      <path d={modules(data)} fill="#000" />
    </svg>
  )
}

/** The dark modules, a run of each row at a time. */
function modules(rows: boolean[][]): string {
  return rows
    .flatMap((row, y) =>
      row.flatMap((isDark, x) => {
        if (!isDark || row[x - 1]) return []
        const end = row.indexOf(false, x)
        const width = (end === -1 ? row.length : end) - x
        return [`M${x} ${y}h${width}v1h-${width}z`]
      }),
    )
    .join('')
}
