/** Loads declared services once they may run, and tells those that run, whoever loaded them, what the visitor decided. */
import type { ServiceRule } from '../policy/policy'
import { fill, makeStub, runCalls, type CallScope } from './run-calls'

export interface VendorPort {
  services(): Iterable<ServiceRule>
  isServiceAllowed(id: string): boolean
  isCategoryAllowed(id: string): boolean
  gtag(...args: unknown[]): void
  dataLayer(): string
  /** Google's own tags load with denied consent in advanced mode. */
  isAdvanced(): boolean
  insertScript(
    src: string,
    service: ServiceRule,
    attributes: Readonly<Record<string, string>>,
    onLoad: () => void,
  ): void
  /** Did a tag of the page's own run for it? */
  hasPageTag(id: string): boolean
  note(action: 'released' | 'stopped', service: ServiceRule, target: string): void
}

export interface Vendors {
  /** After a decision, before anything is released: stop, grant and update calls. */
  announce(): void
  /** Loads what may run and is not on the page yet. */
  load(): void
  /** Does one of these run without a stop call of its own? */
  hasRun(ids: readonly string[]): boolean
}

export const createVendors = (port: VendorPort): Vendors => {
  const running = new Map<string, boolean>()
  const sources = new Set<string>()

  const scopeOf = (service: ServiceRule): CallScope => ({
    setting: (name) => {
      const value = (service as unknown as Record<string, unknown>)[name]
      return name === 'dataLayer' ? port.dataLayer() : typeof value === 'string' ? value : undefined
    },
    isAllowed: port.isCategoryAllowed,
    gtag: port.gtag,
  })

  const isFree = ({ known }: ServiceRule) => port.isAdvanced() && !!known?.id.startsWith('google-')

  const start = (service: ServiceRule) => {
    const scope = scopeOf(service)
    const { known } = service
    const template = service.src ?? known?.src
    const src = template && fill(template, scope)
    // Nothing to load, or a setting is missing: reported at start.
    if (!src || known?.needs?.split(' ').some((need) => !scope.setting(need))) return
    running.set(service.id, true)
    makeStub(known?.stub, scope)
    const [library = src] = src.split('?')
    const isNew = !sources.has(library)
    sources.add(library)
    if (isNew) runCalls(known?.init, scope)
    runCalls(known?.setup, scope)
    const attributes = Object.fromEntries(
      Object.entries(known?.attributes ?? {}).map(([name, text]) => [
        name,
        fill(text, scope) ?? '',
      ]),
    )
    if (isNew) port.insertScript(src, service, attributes, () => runCalls(known?.after, scope))
    port.note('released', service, src)
  }

  return {
    hasRun: (ids) =>
      [...port.services()].some(
        ({ id, known }) => running.has(id) && ids.includes(id) && !known?.stop,
      ),
    announce: () => {
      for (const service of port.services()) {
        const was = running.get(service.id) ?? (port.hasPageTag(service.id) || undefined)
        if (was === undefined || isFree(service)) continue
        const is = port.isServiceAllowed(service.id)
        const scope = scopeOf(service)
        runCalls(service.known?.update, scope)
        if (is === was) continue
        running.set(service.id, is)
        runCalls(is ? service.known?.grant : service.known?.stop, scope)
        if (!is) port.note('stopped', service, service.id)
      }
    },
    load: () => {
      for (const service of port.services())
        if (!running.has(service.id) && (isFree(service) || port.isServiceAllowed(service.id)))
          start(service)
    },
  }
}
