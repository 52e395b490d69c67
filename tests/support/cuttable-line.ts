import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

/** A network between browsers and a server that can be cut: nothing passes, nothing is refused politely. */
export class CuttableLine {
  readonly port: number
  readonly #sockets = new Set<Socket>()
  readonly #server: ReturnType<typeof createServer>
  readonly #host: string
  #isCut = false

  private constructor(server: ReturnType<typeof createServer>, port: number, host: string) {
    this.#host = host
    this.#server = server
    this.port = port
  }

  /** Listens on a free port; `to` gives the port behind it on `host`, which may be known only later. */
  static async open(to: () => number, host = '127.0.0.1'): Promise<CuttableLine> {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    const line = new CuttableLine(server, typeof address === 'object' && address ? address.port : 0, host)
    server.on('connection', (socket) => line.#forward(socket, to()))
    return line
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`
  }

  cut(): void {
    this.#isCut = true
    for (const socket of this.#sockets) socket.destroy()
  }

  mend(): void {
    this.#isCut = false
  }

  /** What is connected now stays so and carries nothing any more, as when a machine vanishes; new lines work. */
  freeze(): void {
    for (const socket of this.#sockets) socket.unpipe().pause()
  }

  close(): void {
    this.cut()
    this.#server.close()
  }

  #forward(socket: Socket, port: number): void {
    if (this.#isCut) return void socket.destroy()
    const behind = connect(port, this.#host)
    for (const end of [socket, behind]) {
      this.#sockets.add(end)
      end.setNoDelay(true)
      end.on('error', () => end.destroy())
      end.on('close', () => {
        this.#sockets.delete(end)
        socket.destroy()
        behind.destroy()
      })
    }
    socket.pipe(behind)
    behind.pipe(socket)
  }
}
