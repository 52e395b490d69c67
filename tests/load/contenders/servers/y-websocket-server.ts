import { createServer } from 'node:http'
import { registerHooks } from 'node:module'
import { WebSocketServer } from 'ws'

// The y-websocket server as its own `server.js` starts it, in memory. Its optional store is imported even when it
// is not used, and is not installed here: it gets an empty module in its place.

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'y-leveldb'
      ? { url: 'data:text/javascript,export class LeveldbPersistence {}', shortCircuit: true }
      : next(specifier, context),
})
const { setupWSConnection } = await import('@y/websocket-server/utils')

const wss = new WebSocketServer({ noServer: true })
wss.on('connection', setupWSConnection)
const server = createServer((_request, response) => response.end('okay'))
server.on('upgrade', (request, socket, head) => {
  wss.handleUpgrade(request, socket, head, (line) => wss.emit('connection', line, request))
})
server.listen(Number(process.env.PORT), '127.0.0.1')
