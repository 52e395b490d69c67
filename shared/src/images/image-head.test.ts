import { expect, test } from 'vitest'
import { imageHead } from './image-head.ts'

const bytesOf = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0))

test('[PI5] a picture is known by its first bytes, whatever it is called', () => {
  const png = '\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\x75\x30\0\0\x01\x02\x08\x06\0\0\0\0\0\0\0'
  expect(imageHead(bytesOf(png))).toEqual({ kind: 'png', width: 30_000, height: 258 })
  const jpeg = '\xff\xd8\xff\xe0\0\x04ab\xff\xff\xc2\0\x0b\x08\x01\x02\x03\x04\x01\x01\x11\0'
  expect(imageHead(bytesOf(jpeg))).toEqual({ kind: 'jpeg', width: 0x304, height: 0x102 })
  expect(imageHead(bytesOf('GIF89a\x02\x01\x03\0\0\0\0'))).toEqual({ kind: 'gif', width: 258, height: 3 })
  const webp = (form: string, rest: string) =>
    bytesOf(`RIFF\0\0\0\0WEBP${form}\x0a\0\0\0${rest}`.padEnd(40, '\0'))
  expect(imageHead(webp('VP8X', '\0\0\0\0\x0f\x27\0\x01\0\0'))).toMatchObject({ width: 10_000, height: 2 })
  expect(imageHead(webp('VP8 ', '\0\0\0\x9d\x01\x2a\x04\0\x05\0'))).toMatchObject({ width: 4, height: 5 })
  expect(imageHead(webp('VP8L', '\x2f\x03\x40\0\0'))).toMatchObject({ width: 4, height: 2 })
})

test.each([
  ['nothing', ''],
  ['words', '<svg xmlns="http://www.w3.org/2000/svg" width="2" height="2"/>'],
  ['a page that calls itself a picture', '<!doctype html>GIF89a'],
  ['a head that is cut off', '\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR'],
  ['no side', '\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\0\0\0\0\0\x01\x08\x06\0\0\0\0\0\0\0'],
  ['a JPEG without a frame', '\xff\xd8\xff\xe0\0\x04ab\xff\xd9\0\0\0\0\0\0\0\0'],
  ['a WebP of an unknown form', `RIFF\0\0\0\0WEBPVP9 ${'\0'.repeat(30)}`],
])('[PI5] %s is no picture', (_name, text) => {
  expect(imageHead(bytesOf(text))).toBeNull()
})
