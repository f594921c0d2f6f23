/** The gate, the services that load themselves, and the guard in front of everything else. */
import type { Config } from '../config/defaults'
import type { Store } from '../consent/store'
import { insertScript, trustedHtml, trustedUrl } from '../env/insert-script'
import { whenParsed } from '../env/lifecycle'
import type { ScriptTag } from '../env/script-tag'
import { createGate, type Gate, type GatePort } from '../gate/gate'
import type { Ledger } from '../gate/ledger'
import type { Gtag } from '../signals/google-consent-mode'
import { createVendors, type Vendors } from '../signals/vendors'
import type { Local } from '../storage/local'
import { honoured } from './asking'
import { installGuard } from './guard'
import { isAllowed, mayRunMarked, reportUndeclared } from './marked'
import { applyCondition } from './page-hooks'
import { hrefOf } from './owners'
import { report } from './report'
import type { Wish } from './answering'
import type { State } from './state'
import { createStored, type Stored } from './stored'

export interface GovernedPort {
  readonly config: Config
  readonly tag: ScriptTag
  readonly store: Store<State>
  readonly local: Local
  readonly ledger: Ledger
  readonly gtag: Gtag
  /** The configuration is here, and the page is being seen. */
  mayLoad(): boolean
  isReady(): boolean
  readonly placeholder: GatePort['placeholder']
  declare(element: Element): void
  decide(wish: Wish): void
  /** Everything was refused, which is still to be carried out. */
  isRefusing(): boolean
  /** Erases what may not stay. */
  clean(): void
}

export interface Governed {
  readonly gate: Gate
  readonly vendors: Vendors
  readonly stored: Stored
}

export const createGoverned = (port: GovernedPort): Governed => {
  const { config, tag, store, ledger, mayLoad } = port
  const state = () => store.get()

  const gate = createGate({
    ledger,
    placeholder: port.placeholder,
    whenParsed,
    toHtml: trustedHtml,
    toUrl: trustedUrl,
    mayRun: (marking) => mayLoad() && !port.isRefusing() && mayRunMarked(state(), marking),
    onUndeclared: (marking) => port.isReady() && reportUndeclared(state(), marking),
    onMistake: (message) => report({ path: 'markup', message }),
    isSettled: () =>
      mayLoad() && (state().snapshot.status === 'decided' || state().policy.model !== 'opt-in'),
    onAlways: ({ service, categories }) => {
      const isDeclared = service !== null && state().policy.services.has(service)
      const ids = isDeclared ? [service] : categories
      const answer = Object.fromEntries(ids.map((id) => [id, true]))
      port.decide({ answer, method: 'save', surface: 'placeholder' })
    },
    onHook: (element) => {
      if (!element.hasAttribute('data-cct-declaration'))
        applyCondition(
          element,
          (id) => isAllowed(state().permissions, id) || id === honoured(state(), config),
        )
      else if (port.isReady()) port.declare(element)
    },
  })
  const vendors = createVendors({
    services: () => state().policy.services.values(),
    isServiceAllowed: (id) => !port.isRefusing() && state().permissions.services[id] === true,
    isCategoryAllowed: (id) => state().permissions.categories[id] === true,
    gtag: port.gtag,
    dataLayer: () => config.dataLayer,
    isAdvanced: () => config.googleConsentMode === 'advanced',
    insertScript: (src, { id, category }, attributes, onLoad) => {
      gate.ran.claim(hrefOf(src), { category, service: id })
      insertScript(src, { nonce: tag.nonce, attributes }).then(onLoad, () =>
        report({ path: 'services', message: `${src} could not be loaded` }),
      )
    },
    hasPageTag: (id) => gate.ran.has([id]),
    note: (action, { id, category }, target) =>
      ledger.add({ action, what: 'service', target, category, service: id }),
  })
  const stored = createStored(config, store, port.local, ledger)
  installGuard({
    config,
    state,
    gate,
    stored,
    ledger,
    isRefusing: port.isRefusing,
    clean: port.clean,
    own: () => [tag.base, tag.configUrl, config.receipts.endpoint, config.regionEndpoint],
  })
  return { gate, vendors, stored }
}
