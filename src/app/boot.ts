/** Builds every room in order. Up to the gate, all of it happens before the next element is parsed. */
import type { KnownService } from '../catalog/known-service'
import { services as knownRows } from '../catalog/services'
import { undeclared, wrongValue } from '../config/problems'
import { createStore } from '../consent/store'
import { now, sha256 } from '../env/clock'
import { insertScript, trustedHtml } from '../env/insert-script'
import { readSignals } from '../env/visitor'
import { createGate } from '../gate/gate'
import { createLedger } from '../gate/ledger'
import type { WithdrawalReport } from '../gate/sweep'
import { chooseModel, normalizeRegion } from '../policy/choose-model'
import { createPolicy } from '../policy/policy'
import { announceDefaults, announceUpdate, createGtag } from '../signals/google-consent-mode'
import { createVendors } from '../signals/vendors'
import { createLocal } from '../storage/local'
import { createRecords } from '../storage/records'
import { createApi, exportReceipts, type ConsentTool } from './api'
import { embedSheet } from './core-style'
import { createEffects } from './effects'
import { installGuard } from './guard'
import { createInterface } from './interface'
import type { Build, Bundles } from './load-bundle'
import { mayRunMarked, nameMarked, reportUndeclared } from './marked'
import { applyCondition, isLinkedTo, listenToPage } from './page-hooks'
import { createProof } from './proof'
import { askPlace, knownPlace, type Place } from './region'
import { guarded, report } from './report'
import { createSession, methodOf, type Change } from './session'
import type { Setup } from './setup'
import { makeState, type State } from './state'
import { createStored } from './stored'
import { followTabs } from './tabs'

const whenParsed = (then: () => void) =>
  document.readyState === 'loading'
    ? document.addEventListener('readystatechange', then, { once: true })
    : then()

/** A page that is only being prerendered has not been seen: nothing is shown, run or recorded. */
const whenSeen = (then: () => void) =>
  (document as { prerendering?: boolean }).prerendering
    ? document.addEventListener('prerenderingchange', then, { once: true })
    : then()

export const boot = (setup: Setup, build: Build, bundles: Bundles): ConsentTool => {
  const { config, tag } = setup
  setup.problems.forEach(report)
  const known = new Map<string, KnownService>(knownRows.map((row) => [row.id, row]))
  const policyOf = (region: string | null) => {
    const made = createPolicy(config, chooseModel(region, config.regions), known, undeclared)
    made.problems.forEach(report)
    return made.policy
  }

  // 1. Record and signals → policy. While anything is still to come, the strictest stands.
  let isReady = false
  let isLive = false
  const local = createLocal(() => localStorage)
  const records = createRecords(() => config.cookie, local)
  const place = tag.configUrl === null ? knownPlace(config) : null
  const store = createStore<State>(
    makeState(
      {
        policy: policyOf(place?.region ?? null),
        region: place?.region ?? null,
        regionSource: place?.source ?? 'none',
        signals: readSignals(),
        record: null,
        why: 'first-visit',
        consentId: null,
      },
      config,
    ),
  )
  const state = () => store.get()
  const ledger = createLedger(now)
  const outbox = createProof(config, local)
  const listeners = new Set<(change: Change) => void>()
  let withdrawal = Promise.resolve<WithdrawalReport>({
    stopped: [],
    erased: [],
    remaining: [],
    reload: false,
  })
  const session = createSession({
    config,
    known,
    store,
    records,
    outbox,
    version: build.version,
    language: () => view.language(),
    effects: (change) => {
      withdrawal = effects(change)
    },
  })

  // 2. Google's defaults, before any tag of theirs.
  const gtag = createGtag(() => config.dataLayer)
  if (config.googleConsentMode !== 'off')
    announceDefaults(config, state().policy, state().permissions, gtag)

  // 3. What is stored, in the same tick.
  if (place) {
    session.open()
    if (state().record && config.googleConsentMode !== 'off')
      announceUpdate(state().policy, state().permissions, gtag)
  }

  // 4. The gate: from here on whatever enters the page is governed, and what may run is released.
  const mayLoad = () => isLive && isReady
  const gate = createGate({
    sheet: embedSheet(),
    ledger,
    withTexts: (then) => view.withTexts(then),
    whenParsed,
    mayRun: (marking) => mayLoad() && mayRunMarked(state(), marking),
    onUndeclared: (marking) => isReady && reportUndeclared(state(), marking),
    onMistake: (message) => report({ path: 'markup', message }),
    toHtml: trustedHtml,
    isSettled: () =>
      mayLoad() && (state().snapshot.status === 'decided' || state().policy.model !== 'opt-in'),
    nameOf: (marking) => nameMarked(state(), marking),
    onAlways: ({ service, categories }) => {
      const isDeclared = service !== null && state().policy.services.has(service)
      const ids = isDeclared ? [service] : categories
      const answer = Object.fromEntries(ids.map((id) => [id, true]))
      session.decide({ answer, method: 'save', surface: 'placeholder' })
    },
    onHook: (element) => {
      if (!element.hasAttribute('data-cct-declaration'))
        applyCondition(element, (id) => api.allows(id))
      else if (isReady) view.declare(element)
    },
  })
  const vendors = createVendors({
    services: () => state().policy.services.values(),
    isServiceAllowed: (id) => state().permissions.services[id] === true,
    isCategoryAllowed: (id) => state().permissions.categories[id] === true,
    gtag,
    dataLayer: () => config.dataLayer,
    isAdvanced: () => config.googleConsentMode === 'advanced',
    insertScript: (src, onLoad) => {
      insertScript(src, { nonce: tag.nonce }).then(onLoad, () =>
        report({ path: 'services', message: `${src} could not be loaded` }),
      )
    },
    note: (action, { id, category }, target) =>
      ledger.add({ action, what: 'service', target, category, service: id }),
  })
  const stored = createStored(config, store, local, ledger)
  installGuard({
    config,
    state,
    gate,
    stored,
    ledger,
    own: () => [tag.base, tag.configUrl, config.receipts.endpoint, config.regionEndpoint],
  })

  // 5. What follows a decision.
  const view = createInterface(config, build, bundles, {
    config,
    categories: () =>
      [...state().policy.categories.values()].map((rule) => ({
        ...rule,
        preset: rule.beforeAnswer,
      })),
    services: () => [...state().policy.services.values()],
    state: () => state().snapshot,
    decide: (answer, surface, policyHash) => {
      session.decide({ answer, method: methodOf(answer), surface, policyHash })
      view.show(null)
    },
    receipts: outbox.all,
    exportReceipts: () => exportReceipts(outbox.all()),
    sha256,
    report: (path, message) => report({ path, message }),
  })
  const dispatch = (name: string, detail: unknown) =>
    document.dispatchEvent(new CustomEvent(name, { detail, bubbles: true }))
  const tabs = followTabs(
    () => config.cookie.name ?? 'cct',
    () => isReady && session.reread(),
  )
  const effects = createEffects({
    config,
    state,
    gtag,
    vendors,
    gate,
    tabs,
    sweeping: stored.sweeping,
    isLive: mayLoad,
    redraw: ({ before, after }) => {
      // A new reason to ask: another tab forgot the answer, a service came, the region changed.
      if (mustAsk() && (before.why !== after.why || before.model !== after.model))
        view.show('banner')
      else view.redraw()
    },
    flush: () => void outbox.flush(),
    hasRun: (ids) => gate.hasRun(ids) || vendors.hasRun(ids),
    reload: () => location.reload(),
    tell: (change) =>
      listeners.forEach((listener) => guarded('subscribe()', () => listener(change))),
    dispatch,
  })
  const enter = ({ region, source }: Place) => session.enter(policyOf(region), region, source)

  // 6. Is there anyone to ask?
  const mustAsk = () => {
    const { status } = state().snapshot
    const optional = [...state().policy.categories.values()].filter((rule) => !rule.essential)
    return (
      status === 'undecided' &&
      config.banner !== 'never' &&
      optional.length > 0 &&
      (config.banner === 'always' || optional.some((rule) => rule.model === 'opt-in'))
    )
  }
  /** Global Privacy Control is an answer of its own where it takes something away, and is logged. */
  const honourSignal = () => {
    const { policy, record, signals } = state()
    if (!config.gpc || signals.gpc !== true || record?.gpcOverride) return
    const sales = [...policy.categories.values()].filter(
      ({ id, sale, model }) => sale && (record ? record.categories[id] : model !== 'opt-in'),
    )
    const answer = Object.fromEntries(sales.map(({ id }) => [id, false]))
    if (sales.length) session.decide({ answer, method: 'gpc', surface: 'none' })
  }
  const settled = () => {
    isReady = true
    whenSeen(() => {
      isLive = true
      guarded('gpc', honourSignal)
      guarded('vendors', vendors.load)
      guarded('gate', gate.apply)
      if (isLinkedTo()) view.show('preferences')
      else if (mustAsk()) view.show('banner')
      else whenParsed(() => setTimeout(view.redraw))
      void outbox.flush()
      dispatch('cct:ready', state().snapshot)
    })
  }
  const settle = async () => {
    if (tag.configUrl !== null) (await setup.arrive()).forEach(report)
    const at = knownPlace(config) ?? (await askPlace(config.regionEndpoint ?? ''))
    isReady = true
    enter(at)
    settled()
  }
  const ready = place
    ? Promise.resolve(settled())
    : settle().catch((error: unknown) => {
        report({
          path: 'data-config',
          message: `${tag.configUrl} did not arrive (${String(error)}); nothing optional runs`,
        })
        throw error
      })
  ready.catch(() => {}) // told above; whoever waits for it is told again

  const api = createApi({
    session,
    state: () => state().snapshot,
    ready,
    isReady: () => isReady,
    sealed: outbox.sealed,
    report: () => withdrawal,
    show: (screen) => view.show(screen),
    listeners,
    inventory: stored.inventory,
    ledger: ledger.entries,
    receipts: outbox.all,
    setLanguage: (wish) => view.setLanguage(wish),
    setRegion: (wish) => {
      const region = normalizeRegion(wish)
      if (!region)
        report(wrongValue('setRegion()', wish, 'an ISO 3166 code such as "DE" or "US-CA"'))
      enter({ region, source: region ? 'api' : 'none' })
    },
  })
  listenToPage({
    open: () => view.show('preferences'),
    act: (action) => {
      if (action === 'reset') return api.reset()
      const answer = action === 'accept-all' ? 'accept' : 'reject'
      session.decide({ answer, method: methodOf(answer), surface: 'link' })
      view.show(null)
    },
    allows: api.allows,
    onMistake: (message) => report({ path: 'markup', message }),
  })
  return api
}
