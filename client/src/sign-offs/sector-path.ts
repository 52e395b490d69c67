const INNER = 52
const OUTER = 108
/** Between two seats, in the units of the drawing. */
const GAP = 3

type Point = readonly [x: number, y: number]

/** One of so many seats in a half circle, from the left to the right, and where its letters stand. */
export function sectorPath(at: number, total: number): { path: string; middle: Point } {
  const step = Math.PI / total
  const from = Math.PI + at * step
  const to = from + step
  // The same width of gap inside and outside, so that its sides are parallel.
  const edge = (radius: number, angle: number, sign: 1 | -1): Point =>
    pointAt(radius, angle + sign * Math.asin(GAP / 2 / radius))
  const large = step > Math.PI - 1e-9 ? 1 : 0
  const path = [
    `M${textOf(edge(OUTER, from, 1))}`,
    `A${OUTER} ${OUTER} 0 ${large} 1 ${textOf(edge(OUTER, to, -1))}`,
    `L${textOf(edge(INNER, to, -1))}`,
    `A${INNER} ${INNER} 0 ${large} 0 ${textOf(edge(INNER, from, 1))}`,
    'Z',
  ].join('')
  return { path, middle: pointAt((INNER + OUTER) / 2, from + step / 2) }
}

function pointAt(radius: number, angle: number): Point {
  return [radius * Math.cos(angle), radius * Math.sin(angle)]
}

function textOf([x, y]: Point): string {
  return `${x.toFixed(2)} ${y.toFixed(2)}`
}
