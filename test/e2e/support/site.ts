import type { ServerResponse } from 'node:http'
import { defaultReply } from './default-reply'
import { collectorSource, ERRORS_PATH, type PageError } from './page-errors'
import { admitInjected, fillNonce, injectFirst, makePage, type PageParts } from './page-source'
import { startProxy, type Incoming } from './proxy'
import { typeOf, type Answer, type Logged, type Reply } from './reply'
import { snippet, type Embedding } from './snippet'

export interface PageOptions {
  /** Default `/`. */
  path?: string
  /** Default: the test's own host and each of its sub-domains. */
  host?: string
  scheme?: 'http' | 'https'
  csp?: string
  headers?: Reply['headers']
  status?: number
  delayMs?: number
}

export interface RequestFilter {
  host?: string | RegExp
  path?: string | RegExp
  method?: string
}

/** What one test sees of the test site: its own host, its pages, its vendors, its log. */
export class Site {
  readonly #answers = new Map<string, Answer>()
  readonly #times = new Map<string, number>()
  readonly #log: Logged[] = []
  readonly #errors: PageError[] = []
  readonly #expectedErrors: RegExp[] = []
  readonly #waiting = new Set<ServerResponse>()
  #init = ''
  #server: ((request: Logged, first: string) => Promise<Reply>) | undefined

  /** `host` belongs to this test alone; so do its sub-domains, and its `sister`. */
  constructor(readonly host: string) {}

  /** Another registrable domain of the same owner. */
  get sister() {
    return `sister-of-${this.host}`
  }

  sub(label: string) {
    return `${label}.${this.host}`
  }

  url(
    path = '/',
    { host = this.host, scheme = 'https' }: Pick<PageOptions, 'host' | 'scheme'> = {},
  ) {
    return `${scheme}://${host}${path}`
  }

  /** Markup that embeds the tool, with the configuration in a data block. */
  tool(config: object = {}, embedding: Embedding = {}) {
    return snippet(config, embedding)
  }

  /** Registers a page and returns its address. */
  page(source: string | PageParts, options: PageOptions = {}) {
    const { path = '/', host, csp, headers, status = 200, delayMs = 0 } = options
    const html = typeof source === 'string' ? source : makePage(source)
    this.reply(host ?? '*', path.split('?')[0]!, () => {
      const first = `${collectorSource};${this.#init}`
      return {
        status,
        delayMs,
        body: injectFirst(fillNonce(html), first),
        headers: {
          'content-type': 'text/html; charset=utf-8',
          'cache-control': 'no-store',
          ...(csp ? { 'content-security-policy': admitInjected(csp, first) } : {}),
          ...headers,
        },
      }
    })
    return this.url(path, options)
  }

  /** Decides how a host answers under a path. `*` as host: this test's host and sub-domains. */
  reply(host: string, path: string, answer: Answer) {
    this.#answers.set(host + path, answer)
  }

  /** Lets a server of its own answer for this test's hosts, where nothing is registered. */
  serve(server: (request: Logged, first: string) => Promise<Reply>) {
    this.#server = server
  }

  /** A script that runs before everything else on each page of this test. */
  init(js: string) {
    this.#init += `;${js}`
  }

  /** What arrived so far, in order. */
  requests({ host, path, method }: RequestFilter = {}): readonly Logged[] {
    const fits = (want: string | RegExp | undefined, got: string) =>
      want === undefined || (typeof want === 'string' ? want === got : want.test(got))
    return this.#log.filter(
      (entry) =>
        fits(host, entry.host) &&
        fits(path, entry.path) &&
        fits(method?.toUpperCase(), entry.method),
    )
  }

  /** Requests to anyone but the test's own host. */
  vendorHits(): readonly Logged[] {
    return this.#log.filter(({ host }) => !this.isOwn(host))
  }

  /** Names of the hosts that `vendorHits` came to, each once. */
  vendorHosts(): readonly string[] {
    return [...new Set(this.vendorHits().map(({ host }) => host))].toSorted()
  }

  /**
   * Receipts that were acknowledged, in the order of arrival, each once: the tool may send one again
   * (a page that goes away cannot wait for the answer), and a collector knows it by its id.
   */
  receipts(path = '/receipts'): readonly Record<string, unknown>[] {
    const sent = this.requests({ path, method: 'POST' })
      .filter(({ status }) => status !== null && status < 300)
      .flatMap(({ body }) => JSON.parse(body) as Record<string, unknown>[])
    return [...new Map(sent.map((receipt) => [receipt.id, receipt])).values()]
  }

  /** Names errors that this test provokes on purpose. */
  expectErrors(...patterns: RegExp[]) {
    this.#expectedErrors.push(...patterns)
  }

  /** Errors of all pages of this test that nobody expected. */
  unexpectedErrors(more: readonly PageError[] = []): readonly PageError[] {
    const known = new Set<string>()
    return [...this.#errors, ...more].filter((error) => {
      const key = JSON.stringify(error)
      if (known.has(key)) return false
      known.add(key)
      return !this.#expectedErrors.some((pattern) => pattern.test(error.message))
    })
  }

  isOwn(host: string) {
    return host === this.host || host === this.sister || host.endsWith(`.${this.host}`)
  }

  /** Ends what still hangs. */
  end() {
    for (const response of this.#waiting) response.destroy()
  }

  receive(entry: Logged, response: ServerResponse) {
    if (entry.path === ERRORS_PATH) {
      this.#errors.push(JSON.parse(entry.body) as PageError)
      response.writeHead(204).end()
      return
    }
    void this.#send(entry, response)
  }

  note(entry: Logged) {
    if (entry.path !== ERRORS_PATH && entry.path !== '/favicon.ico') this.#log.push(entry)
  }

  #replyTo(entry: Logged): Reply | Promise<Reply> {
    const isOwn = this.isOwn(entry.host)
    const address = entry.host + entry.path
    const answer =
      this.#answers.get(address) ?? (isOwn ? this.#answers.get(`*${entry.path}`) : undefined)
    if (!answer && isOwn && this.#server)
      return this.#server(entry, `${collectorSource};${this.#init}`)
    if (!answer) return defaultReply(entry, isOwn)
    if (entry.method === 'OPTIONS') return { status: 204 }
    const times = (this.#times.get(address) ?? 0) + 1
    this.#times.set(address, times)
    return typeof answer === 'function' ? answer(entry, times) : answer
  }

  async #send(entry: Logged, response: ServerResponse) {
    const reply = await this.#replyTo(entry)
    if (reply.reset) {
      response.destroy()
      return
    }
    this.#waiting.add(response)
    response.on('close', () => this.#waiting.delete(response))
    if (reply.hang) return
    if (reply.delayMs) await new Promise((done) => setTimeout(done, reply.delayMs))
    const status = entry.method === 'OPTIONS' ? 204 : (reply.status ?? 200)
    response.writeHead(status, {
      ...openToAll(entry),
      'content-type': typeOf(entry.path),
      ...reply.headers,
    })
    response.end(status === 204 ? undefined : (reply.body ?? ''))
    entry.status = status
  }
}

/** Any origin may read and post, as with the endpoints of real vendors. */
const openToAll = ({ headers }: Logged) => ({
  'access-control-allow-origin': headers.origin ?? '*',
  'access-control-allow-credentials': 'true',
  'access-control-allow-methods': 'GET, POST, PUT, DELETE, OPTIONS',
  'access-control-allow-headers': headers['access-control-request-headers'] ?? '*',
  'timing-allow-origin': '*',
})

export interface SiteServer {
  readonly port: number
  /** The site of the next test. Requests that belong to an earlier one are no longer counted. */
  begin(): Site
  close(): Promise<void>
}

/** Browsers call their makers on their own; a page's request to the same hosts names the page. */
const makersHost =
  /(^|\.)(mozilla\.(com|net|org)|firefox\.com|gvt1\.com|googleapis\.com|gstatic\.com|clients\d*\.google\.com|accounts\.google\.com)$/

const comesFromPage = ({ headers }: Logged) =>
  hostOf(headers.origin).endsWith('.test') || hostOf(headers.referer).endsWith('.test')

export const startSiteServer = async (label: string): Promise<SiteServer> => {
  let current = new Site('nobody.test')
  let count = 0

  const entryOf = ({ scheme, url, request }: Incoming): Logged => ({
    at: Date.now(),
    method: request.method ?? 'GET',
    scheme,
    host: url.hostname,
    path: url.pathname,
    query: url.searchParams,
    url: url.href,
    headers: request.headers,
    body: '',
    status: null,
  })

  /** A request that a page of an earlier test sent while going away must not count for this one. */
  const isLate = (entry: Logged) =>
    [entry.host, hostOf(entry.headers.origin), hostOf(entry.headers.referer)].some(
      (host) => /\bt\d+-\w+\.test$/.test(host) && !current.isOwn(host),
    )

  const note = (entry: Logged) => {
    if (isLate(entry) || (makersHost.test(entry.host) && !comesFromPage(entry))) return
    current.note(entry)
  }

  const proxy = await startProxy(
    (incoming, response) => {
      const entry = entryOf(incoming)
      const site = current
      note(entry)
      const chunks: Buffer[] = []
      incoming.request.on('data', (chunk: Buffer) => chunks.push(chunk))
      incoming.request.on('end', () => {
        entry.body = Buffer.concat(chunks).toString('utf8')
        site.receive(entry, response)
      })
    },
    (incoming) => note(entryOf(incoming)),
  )
  return {
    port: proxy.port,
    begin: () => {
      current.end()
      count += 1
      current = new Site(`t${count}-${label}.test`)
      return current
    },
    close: () => proxy.close(),
  }
}

const hostOf = (url: string | undefined) => {
  try {
    return url ? new URL(url).hostname : ''
  } catch {
    return ''
  }
}
