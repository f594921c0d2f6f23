/** What interceptors ask: the site's declared hosts and names first, then the catalogue. */
import { coreHosts } from '../catalog/core-hosts'
import { hostTable, parseHostPattern, type HostMatch, type HostRow } from '../catalog/match-host'
import type { Config } from '../config/defaults'
import { trustedHtml, trustedUrl } from '../env/insert-script'
import { isSeen } from '../env/lifecycle'
import type { Gate } from '../gate/gate'
import { createJudge, type Guard, type JudgePort, type Verdict } from '../gate/judge'
import { holdInHtml } from '../gate/intercept/markup'
import { guardRealm } from '../gate/intercept/realm'
import type { Ledger } from '../gate/ledger'
import { setHtml } from '../gate/natives'
import { bare } from '../policy/bare'
import type { Policy } from '../policy/policy'
import { registrableDomain } from '../storage/registrable-domain'
import { createOwners, parseUrl } from './owners'
import { report } from './report'
import type { State } from './state'
import type { Stored } from './stored'
import { createNameJudge, named } from './judge-name'

export interface GuardPort {
  readonly config: Config
  state(): State
  readonly gate: Gate
  readonly stored: Stored
  readonly ledger: Ledger
  isRefusing(): boolean
  /** Erases what may not stay. */
  clean(): void
  /** Addresses of the tool's own files and endpoints. */
  own(): readonly (string | null | undefined)[]
}

/** The first thing a frame's own page does: its functions are guarded before any other script runs. */
const CALL = 'try{frameElement.cct()}catch{}document.currentScript.remove()'

/**
 * Rows of the hosts that the site declares, then of those that declared services are known to use;
 * malformed or too wide ones are reported and left out.
 */
const declaredRows = ({ services }: Policy): HostRow[] => {
  const all = [...services.values()]
  const own = all.map(({ id, category, hosts }) => {
    const good = (hosts ?? []).flatMap((host) => {
      const clean = parseHostPattern(host)
      if (clean === null)
        report({
          path: `services.${id}.hosts`,
          message: `"${host}" should be a host name such as "cdn.example.com"; it is left out`,
        })
      return clean ?? []
    })
    return { hosts: good.join(' '), category, service: id }
  })
  const known = all.map(({ id, category, known }) => ({
    hosts: known?.hosts,
    category,
    also: known?.also,
    service: id,
  }))
  return [...own, ...known]
}

/** By the page's own address: a `<base>` that comes later makes nobody else's host the site's. */
const hostOf = (url: string | null | undefined) =>
  url ? parseUrl(url, location.href)?.hostname : undefined

export const installGuard = (port: GuardPort): void => {
  const { config, state, gate, stored, ledger, own } = port
  let policy: Policy | undefined
  let rows: HostRow[] = []
  let declared: HostMatch = () => undefined
  let known: HostMatch | undefined
  let site: string | undefined
  const knownRows = () => coreHosts().map((row) => ({ ...row, service: row.id }))
  const declare = () => {
    const now = state().policy
    if (policy !== now) declared = hostTable((rows = declaredRows((policy = now))))
    return rows
  }
  const isOwn = (host: string) =>
    host === location.hostname || own().some((url) => hostOf(url) === host)

  const find: JudgePort['match'] = (host, path) => {
    declare()
    const row = declared(host, path)
    if (row) return row.category === 'essential' ? null : row
    // The site's own host is nobody else's, whatever a list says.
    if (isOwn(host)) return null
    known ??= hostTable(knownRows())
    const listed = known(host, path)
    if (listed) return listed
    site ??= registrableDomain(location.hostname) ?? location.hostname
    return `.${host}`.endsWith(`.${site}`) ? null : undefined
  }

  const match: JudgePort['match'] = (host, path) => {
    const row = find(host, path)
    return row && bare(row)
  }

  const mayRun = (row: Verdict): boolean => {
    const { categories, services } = state().permissions
    const { category, service, also } = bare(row)
    if (category === 'essential') return true
    if (!isSeen()) return false // fetched ahead for a visitor who may never come
    if (port.isRefusing()) return false
    if (category === '*') return !gate.isClosed() && Object.values(categories).every(Boolean)
    // Advanced consent mode: Google's tags run, and send what the consent state lets them.
    if (config.googleConsentMode === 'advanced' && service?.startsWith('google-')) return true
    if (service !== undefined && services[service] !== undefined) return services[service]
    return categories[category] === true || (also !== undefined && categories[also] === true)
  }

  const reported = new Set<string>()
  /** In report mode nothing is held; each thing that would have been is noted once. */
  const orReport = (
    verdict: Verdict | undefined,
    mode: string,
    what: string,
    target: string,
  ): Verdict | undefined => {
    if (!verdict || mode !== 'report') return verdict
    if (!reported.has(target)) {
      reported.add(target)
      ledger.add({ action: 'reported', what, target, ...named(verdict) })
    }
    return undefined
  }

  const isStrict = config.autoBlock === 'strict'
  const { asker, ownerOf, noteRun, adopt } = createOwners({ gate, isStrict, match, mayRun, isOwn })
  const judge = createJudge({
    match,
    ownerOf,
    mayRun,
    onScript: noteRun,
    rules: () => state().policy,
  })
  const judgeUrl: Guard['judgeUrl'] = (url, kind = '') => {
    if (config.autoBlock === 'off') return undefined
    const verdict = judge(url, kind)
    if (!verdict && /^(script|i?frame)$/.test(kind)) adopt(String(url), kind)
    return verdict && orReport(verdict, config.autoBlock, 'request', String(url))
  }
  const changed: (() => void)[] = []
  /** The browser's own reading of one tag, where nothing is fetched. */
  const parse = (html: string) => {
    const template = document.createElement('template')
    setHtml?.call(template, trustedHtml(html))
    return template.content.firstElementChild
  }
  /** Every tag begins with one of the letters that can matter. */
  const rewrite = (text: string, unsure?: string) =>
    /<[siflvateo]/i.test(text) ? holdInHtml(text, judgeUrl, parse, unsure) : text

  const toHtml = (html: string, isTrusted: boolean) => (isTrusted ? trustedHtml(html) : html)

  const names = createNameJudge({ config, state, gate, stored, asker, mayRun, orReport })

  const guard: Guard = {
    judgeUrl,
    asker,
    mayPass: mayRun,
    isFree: names.isFree,
    judgeName: (name, what) =>
      config.guardStorage === 'off' ? undefined : names.judge(name, what),
    noteOpening: stored.noteOpening,
    hold: gate.hold,
    consider: gate.consider,
    free: gate.free,
    observe: gate.observe,
    write: gate.write,
    wait: async (verdict, what, target, size) => {
      const tell = (action: 'held' | 'released' | 'refused') =>
        ledger.add({ action, what, target, ...named(verdict) })
      tell('held')
      const mayGo = () => mayRun(verdict) || (verdict.category === '*' && !judgeUrl(target))
      const isAllowed = await gate.wait(mayGo, size)
      tell(isAllowed ? 'released' : 'refused')
      return isAllowed
    },
    note: (action, what, target, verdict) =>
      ledger.add({ action, what, target, ...named(verdict) }),
    toUrl: trustedUrl,
    html: (value, isTrusted, unsure, from) => {
      const text = String(value)
      const held = rewrite(text, unsure)
      if (held === text) return from ? text.slice(from) : value
      return toHtml(held.slice(from), isTrusted)
    },
    page: (value, isTrusted) => {
      const text = String(value)
      if (text.includes(CALL)) return value
      // Its frame may be one without scripts.
      const held = rewrite(text, 'noscript')
      if (!/script|on\w+\s*=|&/i.test(text)) return held === text ? value : toHtml(held, isTrusted)
      const [doctype = ''] = /^\s*<!doctype[^>]*>/i.exec(held) ?? []
      const { nonce = '' } = document.querySelector<HTMLElement>('script[nonce]') ?? {}
      const first = document.createElement('script')
      first.append(CALL)
      if (nonce) first.setAttribute('nonce', nonce)
      return toHtml(
        doctype + new XMLSerializer().serializeToString(first) + held.slice(doctype.length),
        isTrusted,
      )
    },
    isAway: (url) => !isOwn(hostOf(url) ?? location.hostname),
    onChange: (then) => void changed.push(then),
    hosts: (by) =>
      config.autoBlock === 'report'
        ? []
        : [
            ...[
              ...declare(),
              { hosts: location.hostname, category: 'essential' },
              ...knownRows(),
            ].map((row) => [row.hosts ?? '', mayRun(row)] as const),
            ...(isStrict ? [['*', mayRun(by ?? { category: '*' })] as const] : []),
          ],
  }

  for (const { src } of document.querySelectorAll('script')) {
    const verdict = src ? judgeUrl(src, 'script') : undefined
    if (!verdict) continue
    noteRun(verdict, src)
    report({
      path: src,
      message: 'has run before the tool: put it first in <head>, without async',
    })
  }
  const check = guardRealm(globalThis.window, guard, {
    network: config.autoBlock !== 'off',
    storage: config.guardStorage !== 'off',
  })
  gate.watch({
    check,
    judge: judgeUrl,
    mayPass: mayRun,
    onChange: () => changed.forEach((then) => then()),
  })

  // What a server set, or came by a way no guard stands on.
  addEventListener('load', () => {
    if (config.guardStorage === 'on' && state().snapshot.status === 'decided')
      void stored.isDirty().then((isDirty) => isDirty && port.clean())
  })
}
