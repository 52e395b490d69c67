/** What a picture says of itself before anybody decodes it. */
export type ImageHead = { kind: 'png' | 'jpeg' | 'gif' | 'webp'; width: number; height: number }

/** Reads the head of a picture by its first bytes, whatever it is called; null for what is none of the four. */
export function imageHead(bytes: Uint8Array): ImageHead | null {
  for (const read of [readPng, readJpeg, readGif, readWebp]) {
    const head = read(bytes)
    if (head) return head.width > 0 && head.height > 0 ? head : null
  }
  return null
}

function readPng(bytes: Uint8Array): ImageHead | null {
  if (!startsWith(bytes, '\x89PNG\r\n\x1a\n') || textAt(bytes, 12, 4) !== 'IHDR' || bytes.length < 33)
    return null
  const view = viewOf(bytes)
  return { kind: 'png', width: view.getUint32(16), height: view.getUint32(20) }
}

function readGif(bytes: Uint8Array): ImageHead | null {
  if (!/^GIF8[79]a$/.test(textAt(bytes, 0, 6)) || bytes.length < 13) return null
  const view = viewOf(bytes)
  return { kind: 'gif', width: view.getUint16(6, true), height: view.getUint16(8, true) }
}

function readJpeg(bytes: Uint8Array): ImageHead | null {
  if (!startsWith(bytes, '\xff\xd8\xff')) return null
  const view = viewOf(bytes)
  for (let at = 2; at + 9 < bytes.length && bytes[at] === 0xff; ) {
    const marker = bytes[at + 1] ?? 0
    if (isFrame(marker))
      return { kind: 'jpeg', width: view.getUint16(at + 7), height: view.getUint16(at + 5) }
    at += marker === 0xff ? 1 : 2 + view.getUint16(at + 2)
  }
  return null
}

/** A marker that begins a frame (ITU-T T.81, table B.1): of its row only DHT, JPG and DAC do not. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
}

function readWebp(bytes: Uint8Array): ImageHead | null {
  if (textAt(bytes, 0, 4) !== 'RIFF' || textAt(bytes, 8, 4) !== 'WEBP' || bytes.length < 30) return null
  const view = viewOf(bytes)
  const sides = webpSides(textAt(bytes, 12, 4), view)
  return sides && { kind: 'webp', ...sides }
}

/** Of its three forms each writes its sides in a way of its own (RFC 9649). */
function webpSides(form: string, view: DataView): { width: number; height: number } | null {
  const of24Bits = (at: number) => view.getUint16(at, true) + view.getUint8(at + 2) * 65_536
  switch (form) {
    case 'VP8 ':
      return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff }
    case 'VP8L': {
      const bits = view.getUint32(21, true)
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
    }
    case 'VP8X':
      return { width: of24Bits(24) + 1, height: of24Bits(27) + 1 }
    default:
      return null
  }
}

function startsWith(bytes: Uint8Array, sign: string): boolean {
  return textAt(bytes, 0, sign.length) === sign
}

function textAt(bytes: Uint8Array, at: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + length))
}

function viewOf({ buffer, byteOffset, byteLength }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, byteLength)
}
