/** What interceptors ask: the site's declared hosts and names first, then the catalogue. */
import { coreHosts } from '../catalog/core-hosts'
import { services as knownServices } from '../catalog/services'
import { hostTable, parseHostPattern, type HostMatch, type HostRow } from '../catalog/match-host'
import type { Config } from '../config/defaults'
import { trustedHtml } from '../env/insert-script'
import type { Gate } from '../gate/gate'
import { createJudge, type Guard, type JudgePort, type Verdict } from '../gate/judge'
import { holdInHtml } from '../gate/intercept/markup'
import { guardRealm } from '../gate/intercept/realm'
import type { Ledger } from '../gate/ledger'
import type { Policy } from '../policy/policy'
import { registrableDomain } from '../storage/cookie'
import { report } from './report'
import type { State } from './state'
import type { Stored } from './stored'

export interface GuardPort {
  readonly config: Config
  state(): State
  readonly gate: Gate
  readonly stored: Stored
  readonly ledger: Ledger
  /** Addresses of the tool's own files and endpoints. */
  own(): readonly (string | null | undefined)[]
}

/** Rows of the hosts that the site declares; malformed or too wide ones are reported and left out. */
const declaredRows = ({ services }: Policy): HostRow[] =>
  [...services.values()].flatMap(({ id, category, hosts }) => {
    const good = (hosts ?? []).flatMap((host) => {
      const clean = parseHostPattern(host)
      if (clean === null)
        report({
          path: `services.${id}.hosts`,
          message: `"${host}" should be a host name such as "cdn.example.com"; it is left out`,
        })
      return clean ?? []
    })
    return good.length ? [{ hosts: good.join(' '), category, service: id }] : []
  })

const hostOf = (url: string | null | undefined) => {
  try {
    return url ? new URL(url, document.baseURI).hostname : undefined
  } catch {
    return undefined
  }
}

export const installGuard = ({ config, state, gate, stored, ledger, own }: GuardPort): void => {
  let policy: Policy | undefined
  let declared: HostMatch = () => undefined
  let known: HostMatch | undefined
  let site: string | undefined

  const match: JudgePort['match'] = (host, path) => {
    const now = state().policy
    if (policy !== now) declared = hostTable(declaredRows((policy = now)))
    const row = declared(host, path)
    if (row) return row.category === 'essential' ? null : row
    // The site's own host is nobody else's, whatever a list says.
    if (host === location.hostname || own().some((url) => hostOf(url) === host)) return null
    known ??= hostTable([
      ...knownServices.map((row) => ({ ...row, service: row.id })),
      ...coreHosts(),
    ])
    const listed = known(host, path)
    if (listed || config.autoBlock !== 'strict') return listed
    site ??= registrableDomain(location.hostname) ?? location.hostname
    return `.${host}`.endsWith(`.${site}`) ? null : { category: '*' }
  }

  const mayRun = (row: Verdict & { also?: string | undefined }): boolean => {
    const { categories, services } = state().permissions
    const { category, service, also } = row
    if (category === '*') return Object.values(categories).every(Boolean)
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
  const named = ({ category, service }: Verdict) => ({ category, ...(service && { service }) })
  const markingOf = ({ category, service = '' }: Verdict) => ({
    categories: [category],
    refused: [],
    service: service || null,
  })

  const judge = createJudge({
    match,
    mayRun,
    base: () => document.baseURI,
  })
  const judgeUrl: Guard['judgeUrl'] = (url) =>
    config.autoBlock === 'off'
      ? undefined
      : orReport(judge(url), config.autoBlock, 'request', String(url))

  const guard: Guard = {
    judgeUrl,
    judgeName: (name, what) => {
      if (config.guardStorage === 'off') return undefined
      const sorted = stored.sort(name)
      if (sorted.category === 'unknown') {
        const isStrict = config.autoBlock === 'strict' && !mayRun({ category: '*' })
        return orReport(sorted, isStrict ? config.guardStorage : 'report', what, name)
      }
      return stored.mayStay(sorted) ? undefined : orReport(sorted, config.guardStorage, what, name)
    },
    hold: gate.hold,
    wait: (verdict, what, url) => {
      guard.note('held', what, url, verdict)
      return gate.wait(markingOf(verdict)).then((isAllowed) => {
        guard.note(isAllowed ? 'released' : 'refused', what, url, verdict)
        return isAllowed
      })
    },
    note: (action, what, target, verdict) =>
      ledger.add({ action, what, target, ...named(verdict) }),
    write: gate.write,
    html: (value) => {
      const text = String(value)
      if (!/<(s|i|l|v|a|t|e|o)/i.test(text)) return value
      const held = holdInHtml(text, judgeUrl)
      return held === text ? value : trustedHtml(held)
    },
  }

  for (const { src } of document.querySelectorAll('script'))
    if (src && judgeUrl(src))
      report({
        path: src,
        message: 'stands above the tool and has run already; put the tool first in <head>',
      })
  gate.watch(
    guardRealm(globalThis.window, guard, {
      network: config.autoBlock !== 'off',
      storage: config.guardStorage !== 'off',
    }),
  )
}
