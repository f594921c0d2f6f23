import { connect } from 'node:net'

export interface Measured {
  readonly requests: number
  readonly receiptsPerSecond: number
  /** Milliseconds. */
  readonly p50: number
  readonly p99: number
  readonly failures: number
}

export interface LoadOptions {
  readonly address: string
  readonly connections: number
  readonly seconds: number
  readonly receiptsPerRequest: number
  /** The next request's body. */
  readonly body: () => string
}

/**
 * Sends one request after the other over each connection. Written on bare sockets, because the
 * generator shares the processor with what it measures.
 */
export async function load(options: LoadOptions): Promise<Measured> {
  const { hostname, port } = new URL(options.address)
  const times: number[] = []
  let failures = 0
  const start = performance.now()
  const end = start + options.seconds * 1_000

  const one = () =>
    new Promise<void>((resolve, reject) => {
      const socket = connect(Number(port), hostname)
      socket.setNoDelay(true)
      let sent = 0
      const send = () => {
        const body = options.body()
        sent = performance.now()
        socket.write(
          `POST /receipts HTTP/1.1\r\nhost: ${hostname}\r\ncontent-type: application/json\r\n` +
            `content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
        )
      }
      let answer = ''
      socket.on('connect', send)
      socket.on('error', reject)
      socket.on('data', (chunk) => {
        answer += chunk.toString('latin1')
        if (!isWhole(answer)) return
        times.push(performance.now() - sent)
        if (!answer.startsWith('HTTP/1.1 201')) failures += 1
        answer = ''
        if (performance.now() < end) return send()
        socket.end()
        resolve()
      })
    })

  await Promise.all(Array.from({ length: options.connections }, one))
  const seconds = (performance.now() - start) / 1_000
  times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.floor(times.length * share)] ?? NaN
  return {
    requests: times.length,
    receiptsPerSecond: (times.length * options.receiptsPerRequest) / seconds,
    p50: at(0.5),
    p99: at(0.99),
    failures,
  }
}

function isWhole(answer: string): boolean {
  const head = answer.indexOf('\r\n\r\n')
  if (head === -1) return false
  const length = /content-length: (\d+)/i.exec(answer.slice(0, head))?.[1]
  if (length !== undefined) return answer.length >= head + 4 + Number(length)
  return answer.endsWith('0\r\n\r\n')
}
