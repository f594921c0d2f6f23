import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo, Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { generate } from 'selfsigned'

export type Scheme = 'http' | 'https' | 'ws' | 'wss'

/** One request as the wire had it. */
export interface Incoming {
  readonly scheme: Scheme
  readonly url: URL
  readonly request: IncomingMessage
}

export interface Proxy {
  readonly port: number
  close(): Promise<void>
}

/**
 * A web server that is also a proxy. A browser told to use it brings every host name here, over
 * http and https, so that tests run on real domains and under the vendors' real hosts with
 * nothing but loopback. The certificate is made at start and lives in memory only.
 */
export const startProxy = async (
  answer: (incoming: Incoming, response: ServerResponse) => void,
  upgraded: (incoming: Incoming) => void,
): Promise<Proxy> => {
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'test' }])
  const plain = createServer()
  const secure = createTlsServer({ key, cert })
  const sockets = new Set<Duplex>()
  for (const server of [plain, secure] as Server[]) {
    server.keepAliveTimeout = 60_000
    server.on('request', (request, response) => answer(read(request), response))
    server.on('upgrade', (request: IncomingMessage, socket: Duplex) => {
      upgraded(read(request, true))
      acceptWebSocket(request, socket)
    })
    server.on('clientError', (_error, socket) => socket.destroy())
    server.on('connection', (socket: Socket) => {
      sockets.add(socket)
      socket.on('error', () => socket.destroy())
      socket.on('close', () => sockets.delete(socket))
    })
  }
  plain.on('connect', (_request: IncomingMessage, socket: Socket, head: Buffer) => {
    socket.write('HTTP/1.1 200 Connection Established\r\n\r\n')
    if (head.length > 0) socket.unshift(head)
    socket.once('data', (first: Buffer) => {
      socket.pause()
      socket.unshift(first)
      // A TLS record of the handshake begins with 22; plain WebSockets are tunnelled as well.
      if (first[0] === 22) {
        secure.emit('connection', socket)
      } else {
        plain.emit('connection', socket)
        socket.resume()
      }
    })
  })
  await new Promise<void>((ready) => plain.listen(0, '127.0.0.1', ready))
  return {
    port: (plain.address() as AddressInfo).port,
    close: () =>
      new Promise((closed) => {
        plain.close(() => closed())
        for (const socket of sockets) socket.destroy()
      }),
  }
}

const read = (request: IncomingMessage, isSocket = false): Incoming => {
  const isSecure = 'encrypted' in request.socket
  const target = request.url ?? '/'
  const url = new URL(
    /^\w+:\/\//.test(target)
      ? target
      : `${isSecure ? 'https' : 'http'}://${request.headers.host ?? 'unknown.invalid'}${target}`,
  )
  const scheme = isSocket ? (isSecure ? 'wss' : 'ws') : isSecure ? 'https' : 'http'
  return { scheme, url, request }
}

const acceptWebSocket = (request: IncomingMessage, socket: Duplex) => {
  const accept = createHash('sha1')
    .update(`${request.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`)
    .digest('base64')
  socket.on('error', () => socket.destroy())
  socket.write(
    `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
  )
}
