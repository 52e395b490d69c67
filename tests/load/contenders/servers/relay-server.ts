import { WebSocket, WebSocketServer } from 'ws'

// The limit: a socket server that knows rooms and nothing else, and passes each frame on as it came. Newcomers get
// the bytes of the text that the first of them brought. No document, no database, no rights.

const SYNC = 0
const STEP_1 = 0
const STEP_2 = 1
const ASK_FOR_TEXT = Uint8Array.of(SYNC, STEP_1, 1, 0)
const NO_TEXT = Uint8Array.of(SYNC, STEP_2, 2, 0, 0)

type Room = { lines: Set<WebSocket>; text: Uint8Array | null }
const rooms = new Map<string, Room>()

const wss = new WebSocketServer({ port: Number(process.env.PORT), host: '127.0.0.1' })
wss.on('connection', (line, request) => {
  const room = roomOf(request.url ?? '/')
  room.lines.add(line)
  line.on('close', () => room.lines.delete(line))
  line.on('message', (frame: Buffer) => {
    if (frame[0] === SYNC && frame[1] === STEP_1) greet(room, line)
    else if (frame[0] === SYNC && frame[1] === STEP_2) room.text ??= frame
    else passOn(room, line, frame)
  })
})

function roomOf(name: string): Room {
  let room = rooms.get(name)
  if (!room) {
    room = { lines: new Set(), text: null }
    rooms.set(name, room)
  }
  return room
}

function greet(room: Room, line: WebSocket): void {
  line.send(room.text ?? NO_TEXT)
  if (!room.text) line.send(ASK_FOR_TEXT)
}

function passOn(room: Room, from: WebSocket, frame: Buffer): void {
  for (const line of room.lines) {
    if (line !== from && line.readyState === WebSocket.OPEN) line.send(frame)
  }
}
