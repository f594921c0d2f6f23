/** Builds every room in order. Up to the gate, all of it happens before the next element is parsed. */
import { undeclared } from '../config/problems'
import { createStore } from '../consent/store'
import { now } from '../env/clock'
import { readSignals } from '../env/visitor'
import { whenIdle, whenParsed, whenSeen } from '../env/lifecycle'
import { createLedger } from '../gate/ledger'
import { createShelf, isDue } from '../receipts/shelf'
import { createPolicy } from '../policy/policy'
import type { RegionRules } from '../policy/region-rules'
import { announceDefaults, announceUpdate, createGtag } from '../signals/google-consent-mode'
import { createLocal } from '../storage/local'
import { loadKept } from '../storage/load-kept'
import { loadRecord } from '../storage/load-record'
import { readCookie } from '../storage/read-cookie'
import { createActsDoor, nothingStopped } from './acts-door'
import { createAnswering, methodOf, type Wish } from './answering'
import { createApi, type ConsentTool } from './api'
import { honourSignal, isOptedOut, mustAsk } from './asking'
import { createEffects } from './effects'
import { createElsewhere } from './elsewhere'
import { createGoverned } from './governed'
import { createInterface } from './interface'
import { createKnowledge } from './knowledge'
import type { Build, Bundles } from './load-bundle'
import { isLinkedTo, listenToPage } from './page-hooks'
import { knownPlace, NOWHERE, readPlace, whenSettled, type Place } from './region'
import { guarded, report, tell } from './report'
import { createRows } from './rows'
import { rulesAt } from './rules-at'
import { createSession, type Change } from './session'
import type { Setup } from './setup'
import { firstState } from './state'
import { followTabs } from './tabs'

export const boot = (setup: Setup, build: Build, bundles: Bundles): ConsentTool => {
  const { config, tag } = setup
  setup.problems.forEach(report)
  const knowledge = createKnowledge(config, bundles)
  const policyOf = (rules: RegionRules) => {
    const made = createPolicy(config, rules, knowledge.rows, undeclared)
    // While rows are on their way nobody can say that a service is unknown.
    if (knowledge.isComplete()) made.problems.forEach(report)
    return made.policy
  }

  // 1. Record and signals → policy. While anything is still to come, the strictest stands.
  let [isReady, isLive] = [false, false]
  const fetchNow = globalThis.fetch.bind(globalThis) // before anyone wraps it
  const local = createLocal(() => localStorage)
  const elsewhere = createElsewhere(config, bundles, {
    fetch: fetchNow,
    state: () => state(),
    receipts: () => receipts(),
    decide: (wish) => answering.decide(wish),
  })
  const place = tag.configUrl === null && !elsewhere.isExpected() ? knownPlace(config) : null
  const first = rulesAt(place ?? NOWHERE, config)
  const store = createStore(
    firstState(policyOf(first.rules), first.region, first.source, readSignals(), config),
  )
  const state = () => store.get()
  const ledger = createLedger(now)
  const shelf = createShelf(local)
  const listeners = new Set<(change: Change) => void>()
  let withdrawal = Promise.resolve(nothingStopped)
  const session = createSession({
    config,
    known: knowledge.rows,
    store,
    stored: () => loadRecord(config.cookie.name ?? 'cct', local),
    kept: () => loadKept(local),
    effects: (change, keep) => {
      withdrawal = effects(change, keep)
    },
  })
  const door = createActsDoor(bundles.acts, () => ({
    config,
    store,
    session,
    local,
    stored,
    version: build.version,
    fetch: fetchNow,
    language: () => view.language(),
    withTexts: (then) => view.withTexts(then),
    hasRun: (ids) => gate.ran.has(ids) || vendors.hasRun(ids),
    gate,
    show: view.show,
    report,
  }))
  const ask = () => void (mustAsk(state(), config) && view.show('banner'))
  const answering = createAnswering(
    door,
    createLocal(() => sessionStorage),
    state,
    ask, // an answer that cannot be recorded is none
  )
  const answer = (wish: Wish) => void answering.decide(wish).catch(() => {}) // told already

  // 2. Google's defaults, before any tag of theirs.
  const gtag = createGtag(() => config.dataLayer)
  if (config.googleConsentMode !== 'off')
    announceDefaults(config, state().policy, state().permissions, gtag)

  // On its way while the rest is being set up. Without a cookie there is hardly a mirror of it, and
  // opening Web Storage may take a browser longer than anything else here.
  const lookAhead = () => mustAsk(state(), config) && bundles.ahead()
  if (place && readCookie(config.cookie.name ?? 'cct') === null) lookAhead()

  // 3. What is stored, in the same tick.
  if (place) {
    session.open()
    lookAhead()
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
    placeholder: door.placeholder,
    declare: (element) => view.declare(element),
    decide: answer,
    isRefusing: answering.isRefusing,
    clean: () => door.later(({ clean }) => clean()),
  })

  // 5. What follows a decision.
  const receipts = () => shelf.all().map(({ receipt }) => receipt)
  const view = createInterface(config, build, bundles, {
    config,
    ...createRows(state, config, knowledge, ledger),
    center: knowledge.center,
    lazy: bundles.lazy,
    state: () => state().snapshot,
    decide: (wish, surface, how) => {
      answer({ answer: wish, method: methodOf(wish), surface, ...how })
      view.show(null)
    },
    receipts,
    sha256: door.sha256,
    prepare: () => door.later(({ prepare }) => prepare()),
    report: (path, message) => report({ path, message }),
  })
  const lapse = () => {
    if (isLive && state().consentId && !state().record) door.later(({ lapse }) => lapse())
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
    isLive: mayLoad,
    redraw: ({ before, after }) => {
      // A new reason to ask: another tab forgot the answer, a service came, the region changed.
      if (mustAsk(state(), config) && (before.why !== after.why || before.model !== after.model))
        view.show('banner')
      else view.redraw()
    },
    flush: () => door.now()?.flush(),
    finish: door.finish,
    tell: (change) =>
      listeners.forEach((listener) => guarded('subscribe()', () => listener(change))),
    dispatch: tell,
  })
  const enter = (place: Place) => {
    const { rules, region, source } = rulesAt(place, config)
    session.enter(policyOf(rules), region, source)
  }

  // 6. Is there anyone to ask?
  const settled = () => {
    isReady = true
    whenSeen(() => {
      isLive = true
      const isUnderway = answering.resume(ask)
      if (!isUnderway) guarded('gpc', () => honourSignal(state(), config, answer))
      guarded('vendors', vendors.load)
      guarded('gate', gate.apply)
      if (isLinkedTo()) view.show('preferences')
      else if (!isUnderway) ask()
      whenParsed(() => setTimeout(view.redraw))
      if (shelf.all().some((entry) => isDue(entry, config)))
        whenIdle(() => door.later(({ flush }) => flush()))
      lapse()
      tell('cct:ready', state().snapshot)
    })
    if (!knowledge.isComplete())
      void knowledge.complete().then(() => {
        const { policy, region, regionSource } = state()
        session.enter(policyOf(policy.rules), region, regionSource)
      })
    elsewhere.later()
  }
  const ready = place
    ? Promise.resolve(settled())
    : whenSettled(setup).then(async (at) => {
        const takeOver = await elsewhere.before()
        isReady = true
        enter(at)
        await takeOver()
        settled()
      })
  ready.catch(() => {}) // told; whoever waits for it is told again

  const api = createApi({
    session,
    state: () => state().snapshot,
    ready,
    isReady: () => isReady,
    decide: answering.decide,
    reset: () => answering.reset(() => view.show('banner')),
    sealed: async (receipt) => (await door.load()).sealed(receipt),
    report: () => withdrawal,
    show: (screen) => view.show(screen),
    listeners,
    inventory: stored.inventory,
    ledger: ledger.entries,
    receipts,
    setLanguage: (wish) => view.setLanguage(wish),
    setRegion: (wish) => enter(readPlace(wish, 'api') ?? NOWHERE),
  })
  listenToPage({
    show: view.show,
    answer,
    reset: api.reset,
    needsSecondStep: () => isOptedOut(state(), config) || answering.isRefusing(),
    onMistake: (message) => report({ path: 'markup', message }),
  })
  return api
}
