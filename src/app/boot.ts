/** Builds every room in order. Up to the gate, all of it happens before the next element is parsed. */
import { undeclared, wrongValue } from '../config/problems'
import { createStore } from '../consent/store'
import { now, sha256 } from '../env/clock'
import { readSignals } from '../env/visitor'
import { whenParsed, whenSeen } from '../env/lifecycle'
import { createLedger } from '../gate/ledger'
import type { WithdrawalReport } from '../gate/sweep'
import { chooseModel, normalizeRegion } from '../policy/choose-model'
import { createPolicy } from '../policy/policy'
import { announceDefaults, announceUpdate, createGtag } from '../signals/google-consent-mode'
import { createLocal } from '../storage/local'
import { createRecords } from '../storage/records'
import { createApi, exportReceipts, type ConsentTool } from './api'
import { honourSignal, mustAsk } from './asking'
import { createEffects } from './effects'
import { createGoverned } from './governed'
import { createInterface } from './interface'
import { createKnowledge } from './knowledge'
import type { Build, Bundles } from './load-bundle'
import { isLinkedTo, listenToPage } from './page-hooks'
import { ownService } from './own-service'
import { createProof } from './proof'
import { askPlace, knownPlace, type Place } from './region'
import { guarded, report } from './report'
import { createSession, methodOf, type Change } from './session'
import type { Setup } from './setup'
import { makeState, type State } from './state'
import { followTabs } from './tabs'

export const boot = (setup: Setup, build: Build, bundles: Bundles): ConsentTool => {
  const { config, tag } = setup
  setup.problems.forEach(report)
  const knowledge = createKnowledge(config, bundles)
  const policyOf = (region: string | null) => {
    const model = chooseModel(region, config.regions)
    const made = createPolicy(config, model, knowledge.rows, undeclared)
    // While rows are on their way nobody can say that a service is unknown.
    if (knowledge.isComplete()) made.problems.forEach(report)
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
        kept: {},
      },
      config,
    ),
  )
  const state = () => store.get()
  const ledger = createLedger(now)
  const outbox = createProof(config, local, () => session.uphold())
  const listeners = new Set<(change: Change) => void>()
  let withdrawal = Promise.resolve<WithdrawalReport>({
    stopped: [],
    erased: [],
    remaining: [],
    reload: false,
  })
  const session = createSession({
    config,
    known: knowledge.rows,
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
  const { gate, vendors, stored } = createGoverned({
    config,
    tag,
    store,
    local,
    ledger,
    gtag,
    mayLoad,
    isReady: () => isReady,
    withTexts: (then) => view.withTexts(then),
    declare: (element) => view.declare(element),
    decide: session.decide,
  })

  // 5. What follows a decision.
  const view = createInterface(config, build, bundles, {
    config,
    categories: () =>
      [...state().policy.categories.values()].map((rule) => ({
        ...rule,
        preset: rule.beforeAnswer,
      })),
    services: () => [
      ownService(config),
      ...[...state().policy.services.values()].map(knowledge.described),
    ],
    check: bundles.check,
    seen: () => ledger.entries().map(({ category }) => category),
    center: () => Promise.all([bundles.center(), knowledge.describe()]).then(([create]) => create),
    state: () => state().snapshot,
    decide: (answer, surface, policyHash, asked) => {
      session.decide({ answer, method: methodOf(answer), surface, policyHash, asked })
      view.show(null)
    },
    receipts: outbox.all,
    exportReceipts: () => exportReceipts(outbox.all()),
    sha256,
    report: (path, message) => report({ path, message }),
  })
  const dispatch = (name: string, detail: unknown) =>
    document.dispatchEvent(new CustomEvent(name, { detail, bubbles: true }))
  const lapse = () => {
    if (isLive && state().consentId && !state().record)
      void outbox.alone(session.lapse).then(outbox.flush)
  }
  const tabs = followTabs(
    () => config.cookie.name ?? 'cct',
    () => {
      if (!isReady) return
      session.reread()
      lapse() // it may have run out while the page was open
    },
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
      if (mustAsk(state(), config) && (before.why !== after.why || before.model !== after.model))
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
  const settled = () => {
    isReady = true
    whenSeen(() => {
      isLive = true
      guarded('gpc', () => honourSignal(state(), config, session.decide))
      guarded('vendors', vendors.load)
      guarded('gate', gate.apply)
      if (isLinkedTo()) view.show('preferences')
      else if (mustAsk(state(), config)) view.show('banner')
      whenParsed(() => setTimeout(view.redraw))
      void outbox.flush()
      lapse()
      if (state().snapshot.status === 'undecided') void outbox.prepare()
      dispatch('cct:ready', state().snapshot)
    })
    if (!knowledge.isComplete())
      void knowledge.complete().then(() => {
        const { region, regionSource } = state()
        enter({ region, source: regionSource })
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
