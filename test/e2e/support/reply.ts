import type { IncomingHttpHeaders } from 'node:http'
import type { Scheme } from './proxy'

/** One request that arrived, in the order of arrival. */
export interface Logged {
  /** Milliseconds since the epoch. */
  readonly at: number
  readonly method: string
  readonly scheme: Scheme
  readonly host: string
  readonly path: string
  readonly query: URLSearchParams
  readonly url: string
  readonly headers: IncomingHttpHeaders
  /** Filled once the body is in. */
  body: string
  /** Status of the answer; null until it is sent. */
  status: number | null
}

/** How a host answers. `hang` never answers; `reset` breaks the connection, as a dead host does. */
export interface Reply {
  status?: number
  headers?: Record<string, string | string[]>
  body?: string | Buffer
  delayMs?: number
  hang?: boolean
  reset?: boolean
}

/** `times` counts the requests of this test to that address, beginning with 1. */
export type Answer = Reply | ((request: Logged, times: number) => Reply | Promise<Reply>)

const types: Record<string, string> = {
  css: 'text/css',
  gif: 'image/gif',
  htm: 'text/html; charset=utf-8',
  html: 'text/html; charset=utf-8',
  // As many servers do; a page in an older encoding then reads it in its own.
  js: 'text/javascript',
  json: 'application/json',
  map: 'application/json',
  mjs: 'text/javascript; charset=utf-8',
  png: 'image/gif',
  svg: 'image/svg+xml',
  txt: 'text/plain; charset=utf-8',
}

export const extensionOf = (path: string) => /\.(\w+)$/.exec(path)?.[1]?.toLowerCase() ?? ''

export const typeOf = (path: string) => types[extensionOf(path)] ?? 'text/html; charset=utf-8'
