import { DEMO_PASSWORD } from '@plenary/server/demo/demo-coalition.ts'
import { ROOT_NAME, SCHEMA_VERSION } from '@plenary/shared/document/schema-version.ts'
import { decodePresence, encodePresence } from '@plenary/shared/presence.ts'
import { decodeMessage, encodeMessage, type Hello, type Message } from '@plenary/shared/protocol.ts'
import { roomListSchema } from '@plenary/shared/rooms.ts'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { whenTestEnds } from './test-end.ts'
import { until } from './until.ts'

type JoinOptions = {
  origin?: string
  schema?: number
  clientId?: number
  key?: string
  doc?: Y.Doc
  /** Of the copy in `doc`; whoever leaves it out says that they have none. */
  epoch?: number
}

/** A person signed in over HTTP, without a screen. */
export class TestMember {
  readonly url: string
  readonly cookie: string

  constructor(url: string, cookie: string) {
    this.url = url
    this.cookie = cookie
  }

  static async signIn(server: { url: string }, email: string): Promise<TestMember> {
    const answer = await fetch(`${server.url}/api/sessions`, {
      method: 'POST',
      headers: { Origin: server.url, 'Content-Type': 'application/json' },
      body: JSON.stringify({ email, password: DEMO_PASSWORD }),
    })
    if (answer.status !== 201) throw new Error(`could not sign in: ${answer.status} ${await answer.text()}`)
    return new TestMember(server.url, answer.headers.getSetCookie()[0]?.split(';')[0] ?? '')
  }

  request(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = {
      Origin: this.url,
      Cookie: this.cookie,
      'Content-Type': 'application/json',
      ...init.headers,
    }
    return fetch(this.url + path, { ...init, headers })
  }

  /** A request with a JSON body, and its answer: the status, and the JSON if there is any. */
  async call(method: string, path: string, body?: unknown): Promise<{ status: number; body: unknown }> {
    const answer = await this.request(path, {
      method,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    const text = await answer.text()
    return { status: answer.status, body: text ? JSON.parse(text) : null }
  }

  /** The id of the joint submission of the demo. */
  async submissionId(): Promise<string> {
    const answer = await this.request('/api/coalitions/common-table/rooms')
    const { items } = roomListSchema.parse(await answer.json())
    const id = items.find((room) => room.kind === 'submission')?.id
    if (!id) throw new Error('no submission')
    return id
  }

  /** A line into a room; resolves when the text has arrived. */
  async join(roomId: string, options: JoinOptions = {}): Promise<TestLine> {
    const line = this.knock(roomId, options)
    await until('the text arrives', () => line.isReady || line.closeCode)
    if (line.closeCode) throw new Error(`closed with ${line.closeCode}`)
    return line
  }

  /** The same, without waiting for anything. */
  knock(
    roomId: string,
    { origin = this.url, schema = SCHEMA_VERSION, clientId, key, doc, epoch }: JoinOptions = {},
  ): TestLine {
    const query = new URLSearchParams({
      schema: String(schema),
      ...(clientId ? { client: String(clientId) } : {}),
      ...(key ? { key } : {}),
      ...(epoch === undefined ? {} : { epoch: String(epoch) }),
    })
    const address = `${this.url.replace('http', 'ws')}/api/rooms/${roomId}/socket?${query}`
    const line = new TestLine(
      new WebSocket(address, { headers: { Cookie: this.cookie, Origin: origin } }),
      doc,
    )
    whenTestEnds(() => line.socket.terminate())
    return line
  }
}

/** One person's line into a room, with a document of its own that follows and is followed. */
export class TestLine {
  readonly socket: WebSocket
  readonly doc: Y.Doc
  hello: Hello | null = null
  closeCode: number | null = null
  /** HTTP status of a refused upgrade. */
  refusedWith: number | null = null
  isSynced = false
  /** Everything the server said, in order. */
  readonly received: Message[] = []
  /** The last presence state of each client id; null once gone. */
  readonly presence = new Map<number, unknown>()
  /** While true, local changes stay here, as in a tab without a network. */
  isHeld = true
  #marker = 0
  readonly #answered = new Set<number>()

  constructor(socket: WebSocket, doc = new Y.Doc()) {
    this.socket = socket
    this.doc = doc
    socket.binaryType = 'arraybuffer'
    socket.on('open', () => this.send({ type: 'sync-step-1', stateVector: Y.encodeStateVector(doc) }))
    socket.on('message', (frame: ArrayBuffer) => this.#take(decodeMessage(new Uint8Array(frame))))
    socket.on('close', (code) => {
      this.closeCode = code
    })
    socket.on('unexpected-response', (_request, answer) => {
      this.refusedWith = answer.statusCode ?? 0
    })
    socket.on('error', () => {})
    doc.on('update', (update: Uint8Array, origin) => {
      if (origin !== this && !this.isHeld) this.send({ type: 'update', update })
    })
  }

  get text(): Y.XmlFragment {
    return this.doc.getXmlFragment(ROOT_NAME)
  }

  /** Whether the text is here and, for those who may write, what they write now goes out. */
  get isReady(): boolean {
    return this.isSynced && !(this.hello?.canWrite && this.isHeld)
  }

  get clientId(): number {
    return this.hello?.clientId ?? 0
  }

  send(message: Message): void {
    this.sendBytes(encodeMessage(message))
  }

  sendBytes(frame: Uint8Array): void {
    if (this.socket.readyState === WebSocket.OPEN) this.socket.send(frame)
  }

  /** Says where the caret is, as a browser does. */
  sendPresence(state: unknown, clientId = this.clientId): void {
    this.send({ type: 'presence', presence: encodePresence([{ clientId, clock: 1, state }]) })
  }

  /** Writes a paragraph at the end of the text. */
  write(words: string): void {
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [new Y.XmlText(words)])
    this.text.push([paragraph])
  }

  has(words: string): boolean {
    return this.text.toString().includes(words)
  }

  /** Resolves when everything sent so far is committed. */
  async saved(): Promise<void> {
    const marker = this.ask()
    await until('the server says saved', () => this.isAnswered(marker) || this.closeCode)
    if (this.closeCode) throw new Error(`closed with ${this.closeCode}`)
  }

  /** Sends a marker and gives its number. */
  ask(): number {
    this.#marker += 1
    this.send({ type: 'marker', marker: this.#marker })
    return this.#marker
  }

  isAnswered(marker: number): boolean {
    return this.#answered.has(marker)
  }

  /** The close code, when it has come. */
  async closed(): Promise<number> {
    return until('the line is closed', () => this.closeCode)
  }

  #take(message: Message): void {
    this.received.push(message)
    switch (message.type) {
      case 'hello':
        this.hello = message.hello
        this.doc.clientID = message.hello.clientId
        break
      case 'sync-step-1':
        this.send({ type: 'sync-step-2', update: Y.encodeStateAsUpdate(this.doc, message.stateVector) })
        this.isHeld = false
        break
      case 'sync-step-2':
        Y.applyUpdate(this.doc, message.update, this)
        this.isSynced = true
        break
      case 'update':
        Y.applyUpdate(this.doc, message.update, this)
        break
      case 'saved':
        this.#answered.add(message.marker)
        break
      case 'presence':
        for (const { clientId, state } of decodePresence(message.presence)) this.presence.set(clientId, state)
        break
      case 'event':
        break
      case 'marker':
      case 'query-presence':
        throw new Error(`${message.type} from a server`)
    }
  }
}
