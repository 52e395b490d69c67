import { deflateSync } from 'node:zlib'
import { cleanImage } from '@plenary/server/images/clean-image.ts'
import type { RoomId } from '@plenary/shared/ids.ts'
import { imageHead } from '@plenary/shared/images/image-head.ts'
import { type KeptImage, keptImageSchema } from '@plenary/shared/images.ts'
import { MAX_IMAGE_BYTES, MAX_ROOM_IMAGES, UNUSED_IMAGE_DAYS } from '@plenary/shared/limits.ts'
import { unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { freeze } from '../support/freezing.ts'
import { placesOf, purge } from '../support/purging.ts'
import { inDatabase, restartAfter } from '../support/restart.ts'
import { packBytesOf, publish, seal, seenByAnybody, unpublish } from '../support/sealing.ts'
import { startTestServer } from '../support/start-server.ts'
import { IMANI } from '../support/submission.ts'
import {
  chunk,
  JPEG_SCAN,
  jpeg,
  jpegFrame,
  PNG_SIGN,
  png,
  pngHead,
  SAID_IN_JPEG,
  SAID_IN_PNG,
  segment,
} from '../support/test-images.ts'
import { type TestLine, TestMember } from '../support/test-member.ts'
import { until } from '../support/until.ts'
import { keepVersion, versionGround } from '../support/versions.ts'

async function send(by: TestMember, roomId: string, bytes: Uint8Array) {
  const path = `/api/rooms/${roomId}/images`
  const headers = { 'Content-Type': 'application/octet-stream' }
  const answer = await by.request(path, { method: 'POST', headers, body: Uint8Array.from(bytes) })
  return { status: answer.status, body: (await answer.json()) as { code?: string } }
}

async function kept(by: TestMember, roomId: string, bytes: Uint8Array = png(4, 2)): Promise<KeptImage> {
  const { status, body } = await send(by, roomId, bytes)
  if (status !== 201) throw new Error(`not kept: ${status} ${JSON.stringify(body)}`)
  return keptImageSchema.parse(body)
}

const at = (roomId: string, id: string) => `/api/rooms/${roomId}/images/${id}`
const statusOf = async (by: TestMember, roomId: string, id: string) =>
  (await by.request(at(roomId, id))).status

/** Puts a picture into the text of a room. */
function put(line: TestLine, { id, width, height }: KeptImage, alt = 'A dry well'): void {
  const image = new Y.XmlElement('image')
  line.text.push([image])
  const attributes: [string, string | number][] = [
    ['id', `block-${id.slice(0, 8)}`],
    ['image', id],
    ['alt', alt],
    ['width', width],
    ['height', height],
  ]
  // Yjs types attributes as text; those of our schema are numbers as well.
  for (const [name, value] of attributes) image.setAttribute(name, value as string)
}

describe('[PI4] what the server keeps of a picture', () => {
  test.each([
    ['PNG', png(4, 2, SAID_IN_PNG), png(4, 2)],
    ['JPEG', jpeg(SAID_IN_JPEG), jpeg()],
  ])(
    'is what draws it: of a %s neither place, camera, author, profile nor what stands behind its end',
    async (_kind, sent, plain) => {
      const stowaway = Buffer.from('PK\x03\x04<script>alert(1)</script>')
      const clean = await cleanImage(Buffer.concat([sent, stowaway]))
      expect(clean.bytes).toEqual((await cleanImage(plain)).bytes)
      const text = Buffer.from(clean.bytes).toString('latin1')
      for (const word of ['GPS', 'Somebody', 'Exif', 'xmp', 'a screen', 'script'])
        expect(text).not.toContain(word)
      expect(imageHead(clean.bytes)).toMatchObject({ width: clean.width, height: clean.height })
    },
  )

  test('is the pixels of a PNG without what is packed behind them', async () => {
    const packed = Buffer.concat([deflateSync(Buffer.alloc(2 * (1 + 4 * 3))), Buffer.from('hidden words')])
    const sent = Buffer.concat([
      PNG_SIGN,
      pngHead(4, 2),
      chunk('IDAT', packed),
      chunk('IEND', Buffer.alloc(0)),
    ])
    const { bytes } = await cleanImage(sent)
    expect(Buffer.from(bytes).includes('hidden words')).toBe(false)
    expect((await cleanImage(bytes)).bytes).toEqual(bytes)
  })

  test('is a small copy in the JFIF head of no JPEG, which may show what was cut off', async () => {
    const thumbnail = segment(0xe0, Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01\x01\x01RGB', 'latin1'))
    expect((await cleanImage(jpeg([thumbnail]))).bytes).toEqual((await cleanImage(jpeg())).bytes)
  })
})

describe('[PI5] an attacker sends', () => {
  const bomb = chunk('IDAT', deflateSync(Buffer.alloc(20_000_000)))
  const end = chunk('IEND', Buffer.alloc(0))
  const broken = png(4, 2)
  broken[broken.length - 20] = (broken[broken.length - 20] ?? 0) ^ 0xff
  const frames = Buffer.concat([jpegFrame(8, 8), jpegFrame(8, 8)])
  const soi = Buffer.from([0xff, 0xd8])
  const scans = Buffer.concat(new Array(65).fill(JPEG_SCAN.subarray(0, -2)))
  test.each<[string, Uint8Array]>([
    ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')],
    ['a page that begins as a GIF', Buffer.from(`GIF89a/*${' '.repeat(40)}*/=1;<script>alert(1)</script>`)],
    ['a PNG of 30,000 by 30,000 pixels', Buffer.concat([PNG_SIGN, pngHead(30_000, 30_000), bomb, end])],
    [
      'a PNG whose pixels become a thousand times as many',
      Buffer.concat([PNG_SIGN, pngHead(4, 2), bomb, end]),
    ],
    ['a PNG that is cut off', png(4, 2).subarray(0, -16)],
    ['a PNG with one byte changed', broken],
    ['a PNG with too few pixels', Buffer.concat([PNG_SIGN, pngHead(4, 9), png(4, 2).subarray(33)])],
    ['a PNG without pixels', Buffer.concat([PNG_SIGN, pngHead(4, 2), end])],
    ['a JPEG of 60,000 lines', Buffer.concat([soi, jpegFrame(8, 60_000), JPEG_SCAN])],
    ['a JPEG that is cut off', jpeg().subarray(0, -2)],
    ['a JPEG with two frames', Buffer.concat([soi, frames, JPEG_SCAN])],
    ['a JPEG of nothing but a head', Buffer.concat([soi, jpegFrame(8, 8), Buffer.from([0xff, 0xd9])])],
    [
      'a JPEG with more scans than a screen can draw',
      Buffer.concat([soi, jpegFrame(8, 8), scans, Buffer.from([0xff, 0xd9])]),
    ],
    [
      'a JPEG with words in a table',
      Buffer.concat([soi, segment(0xdb, Buffer.alloc(99)), jpegFrame(8, 8), JPEG_SCAN]),
    ],
    ['a JPEG of a kind that nobody draws', Buffer.concat([soi, jpegFrame(8, 8, 0xc9), JPEG_SCAN])],
    ['nothing', new Uint8Array()],
  ])('%s, and is refused', async (_what, bytes) => {
    await expect(cleanImage(bytes)).rejects.toMatchObject({ code: 'image-refused' })
  })

  test('more than two megabytes, and is refused before anybody looks at them', async () => {
    const { imani, roomId } = await versionGround()
    const { status, body } = await send(
      imani,
      roomId,
      Buffer.concat([png(4, 2), Buffer.alloc(MAX_IMAGE_BYTES)]),
    )
    expect([status, body.code]).toEqual([413, 'body-too-large'])
    expect((await send(imani, roomId, Buffer.from('<svg/>'))).body.code).toBe('image-refused')
  })
})

describe('[PI6] a picture', () => {
  test('is read as it is kept, and never as anything else', async () => {
    const { imani, tomas, roomId } = await versionGround()
    const image = await kept(imani, roomId, png(4, 2, SAID_IN_PNG))
    expect(image).toMatchObject({ width: 4, height: 2 })
    const answer = await tomas.request(at(roomId, image.id))
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'image/png',
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining("default-src 'none'; script-src 'self'"),
      'cache-control': 'no-store',
    })
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(Buffer.from((await cleanImage(png(4, 2))).bytes))
    expect(await kept(tomas, roomId, png(4, 2))).toEqual(image)
  })

  test('is found in its own room alone, and has another name in every other', async () => {
    const { imani, roomId } = await versionGround()
    const other = await imani.call('POST', '/api/coalitions/common-table/rooms', {
      title: 'Another',
      kind: 'plain',
      dueOn: null,
    })
    const otherId = (other.body as { id: string }).id
    const image = await kept(imani, roomId)
    expect(await statusOf(imani, otherId, image.id)).toBe(404)
    expect((await kept(imani, otherId)).id).not.toBe(image.id)
    expect(await statusOf(imani, roomId, image.id)).toBe(200)
    expect(await statusOf(imani, roomId, 'f'.repeat(64))).toBe(404)
    expect(await statusOf(imani, roomId, '..%2F..%2Ftext')).toBe(404)
  })

  test('[PI1] is put in by who may write the text now, and by nobody in a frozen room', async () => {
    const { imani, maelle, roomId } = await versionGround()
    await freeze(imani, roomId, 'comments')
    expect((await send(maelle, roomId, png(4, 2))).body.code).toBe('room-frozen')
  })
})

test('[PI7] a room is full at some point, and what it has stays', async () => {
  const { server, imani, roomId } = await versionGround()
  const image = await kept(imani, roomId)
  const other = (n: number) => ({
    ...{ room_id: roomId as RoomId, id: n.toString(16).padStart(64, '0'), type: 'image/png' as const },
    ...{ bytes: new Uint8Array([n]), width: 1, height: 1, used_at: new Date() },
  })
  const others = Array.from({ length: MAX_ROOM_IMAGES - 1 }, (_, n) => other(n))
  const again = await restartAfter(server, (db) => db.insertInto('images').values(others).execute())
  const back = await TestMember.signIn(again, IMANI)
  expect((await send(back, roomId, png(5, 5))).body.code).toBe('too-many-images')
  expect(await kept(back, roomId)).toEqual(image)
})

test('[PI8] a picture that stands neither in the text nor in a version is deleted after 30 days', async () => {
  const { clock, server, imani, roomId } = await versionGround()
  const line = await imani.join(roomId)
  const [inText, inVersion, nowhere] = [
    await kept(imani, roomId),
    await kept(imani, roomId, png(5, 5)),
    await kept(imani, roomId, png(6, 6)),
  ]
  put(line, inText)
  put(line, inVersion)
  await line.saved()
  await keepVersion(imani, roomId)
  line.text.delete(line.text.length - 1, 1)
  await line.saved()
  const all = [inText, inVersion, nowhere]
  const after = async (days: number) => {
    clock.putOn(days)
    await server.stop()
    const next = await startTestServer(server, {}, clock.now)
    const db = async () => Promise.all(all.map(({ id }) => statusOf(member, roomId, id)))
    const member = await TestMember.signIn(next, IMANI)
    return { next, statuses: db }
  }
  const young = await after(UNUSED_IMAGE_DAYS - 1)
  expect(await young.statuses()).toEqual([200, 200, 200])
  await young.next.stop()
  const old = await after(2)
  await until('it is deleted', async () => (await old.statuses()).includes(404))
  expect(await old.statuses()).toEqual([200, 200, 404])
})

describe('[PI9] a purge', () => {
  test('erases the pictures that have left the text, and those of versions that it changes', async () => {
    const { server, imani, roomId } = await versionGround()
    const line = await imani.join(roomId)
    const [stays, left] = [await kept(imani, roomId), await kept(imani, roomId, png(5, 5, [], 77))]
    put(line, stays)
    put(line, left)
    line.write('Amira was here')
    line.text.delete(line.text.length - 2, 1)
    await line.saved()
    await purge(imani, roomId, 'Amira was')
    expect([await statusOf(imani, roomId, stays.id), await statusOf(imani, roomId, left.id)]).toEqual([
      200, 404,
    ])
    await server.stop()
    expect(await inDatabase(server, (db) => placesOf(db, left.id))).toEqual([])
  })

  test('takes a picture itself out of the text, the log and every version, where its name is what is removed', async () => {
    const { server, imani, roomId } = await versionGround()
    const line = await imani.join(roomId)
    const image = await kept(imani, roomId, png(5, 5, [], 78))
    put(line, image, 'A face')
    await line.saved()
    await keepVersion(imani, roomId)
    await purge(imani, roomId, image.id)
    expect(await statusOf(imani, roomId, image.id)).toBe(404)
    await server.stop()
    expect(await inDatabase(server, (db) => placesOf(db, image.id))).toEqual([])
  })
})

describe('[PI10] files of a text with a picture', () => {
  async function sealedWithPicture() {
    const ground = await versionGround()
    const { imani, roomId } = ground
    const line = await imani.join(roomId)
    const [image, other] = [await kept(imani, roomId, png(5, 3)), await kept(imani, roomId, png(6, 6))]
    put(line, image, 'A <dry> well')
    await line.saved()
    return { ...ground, image, other }
  }

  test('hold it: those that are taken out of the room', async () => {
    const { imani, roomId } = await sealedWithPicture()
    const textOf = async (form: string) =>
      (await imani.request(`/api/rooms/${roomId}/exports/${form}?of=live`)).text()
    const html = await textOf('html')
    expect(html).toContain('img-src data:')
    expect(html).toMatch(
      /<img src="data:image\/png;base64,[^"]+" alt="A &lt;dry&gt; well" width="5" height="3">/,
    )
    expect(await textOf('md')).toContain('![A \\<dry\\> well][picture-1]')
    const docx = await imani.request(`/api/rooms/${roomId}/exports/docx?of=live`)
    const files = unzipSync(new Uint8Array(await docx.arrayBuffer()))
    expect(imageHead(files['word/media/picture-1.png'] ?? new Uint8Array())).toMatchObject({ width: 5 })
  })

  test('hold it: the pack, and the public page as long as the text is public', async () => {
    const { server, imani, roomId, image, other } = await sealedWithPicture()
    const made = await seal(imani, roomId)
    const pack = await packBytesOf(imani, roomId, made.id)
    expect(imageHead(pack['picture-1.png'] ?? new Uint8Array())).toMatchObject({ width: 5, height: 3 })
    expect(Buffer.from(pack['text.md'] ?? []).toString()).toContain('[picture-1]: picture-1.png')
    expect(Buffer.from(pack['receipt.json'] ?? []).toString()).toContain('picture-1.png')
    const { publication } = await publish(imani, roomId, made.id)
    const page = `/p/${publication?.slug}`
    const read = await seenByAnybody(server.url, page)
    expect(read.text).toContain(
      `<img src="${page}/picture-1.png" alt="A &lt;dry&gt; well" width="5" height="3">`,
    )
    const picture = await seenByAnybody(server.url, `${page}/picture-1.png`)
    expect([picture.status, picture.headers.get('Content-Type')]).toEqual([200, 'image/png'])
    for (const path of [`${page}/picture-2.png`, `${page}/${other.id}`])
      expect((await seenByAnybody(server.url, path)).status).toBe(404)
    expect((await seenByAnybody(server.url, at(roomId, image.id))).status).toBe(401)
    await unpublish(imani, roomId, made.id)
    expect((await seenByAnybody(server.url, `${page}/picture-1.png`)).status).toBe(410)
  })
})
