/** The whole core on the jsdom page, as a script tag would start it; the interface is a stand-in. */
import { vi } from 'vitest'
import { createActs } from '../../src/app/acts'
import type { ConsentTool } from '../../src/app/api'
import { boot } from '../../src/app/boot'
import type { Bundles } from '../../src/app/load-bundle'
import type { Port } from '../../src/app/port'
import { publish } from '../../src/app/publish'
import { readSetup } from '../../src/app/setup'
import type { SiteConfig } from '../../src/config/schema'
import { build } from '../../src/entries/build-info'
import { eraseCookie } from '../../src/storage/cookie'
import { cookieNames } from '../../src/storage/read-cookie'

const page = globalThis as unknown as Record<string, unknown>

/** What a page takes with it when it goes: its listeners and observers. */
const going: (() => void)[] = []

for (const holder of [globalThis, EventTarget.prototype]) {
  const add = holder.addEventListener
  const track = function (this: EventTarget | undefined, ...args: Parameters<typeof add>) {
    const target = this ?? globalThis
    going.push(() => target.removeEventListener(...args))
    add.apply(target, args)
  }
  Object.defineProperty(holder, 'addEventListener', { value: track, configurable: true })
}

globalThis.MutationObserver = class extends MutationObserver {
  constructor(callback: MutationCallback) {
    super(callback)
    going.push(() => this.disconnect())
  }
}

/** As on a new page of the same site: globals are gone, what is stored is not. */
export const leave = (): void => {
  dispatchEvent(new PageTransitionEvent('pagehide'))
  going.splice(0).forEach((go) => go())
  delete page['CookieConsentTool']
  delete page['dataLayer']
  document.head.replaceChildren()
  document.body.replaceChildren()
  document.querySelectorAll('cct-root').forEach((root) => root.remove())
}

export const forgetAll = (): void => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
  leave()
  cookieNames().forEach(eraseCookie)
  localStorage.clear()
}

/** Stand-ins would outlive the page they guard here, so interception is off. */
const OPEN = { autoBlock: 'off', guardStorage: 'off' }

export const openPage = (
  config: object = {},
  {
    attributes = {},
    bundles = {},
  }: { attributes?: Record<string, string>; bundles?: Partial<Bundles> } = {},
) => {
  leave()
  const script = document.createElement('script')
  for (const [name, value] of Object.entries(attributes)) script.setAttribute(name, value)
  vi.spyOn(document, 'currentScript', 'get').mockReturnValue(script)
  const ports: Port[] = []
  const all: Bundles = {
    ahead: () => {},
    ui: async () => (port) => {
      ports.push(port)
      return { declare: () => {} }
    },
    acts: async () => createActs,
    themes: async () => () => {},
    elsewhere: async () => async () => {},
    texts: async () => ({}),
    services: async () => [],
    lazy: () => Promise.reject(new Error('not here')),
    ...bundles,
  }
  const tool = publish(() =>
    boot(readSetup({ ...OPEN, ...config } as SiteConfig), build, all),
  ) as ConsentTool
  return {
    tool,
    layer: () => (page['dataLayer'] ?? []) as unknown[],
    /** What the interface shows; null when it was never fetched. */
    screen: () => ports[0]?.screen() ?? null,
    port: () => ports[0],
    isFetched: () => ports.length > 0,
  }
}

export const settle = () => new Promise((resolve) => setTimeout(resolve, 150))
