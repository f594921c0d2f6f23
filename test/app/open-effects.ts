/** The list of effects over one policy, each effect a line in a log. */
import { createEffects } from '../../src/app/effects'
import { createFinish } from '../../src/app/finish'
import type { Change } from '../../src/app/session'
import { makeState, type State } from '../../src/app/state'
import { acceptAll, rejectAll, type Decision } from '../../src/consent/decision'
import { makeRecord } from '../../src/consent/record'
import type { Gate } from '../../src/gate/gate'
import type { StoredItem } from '../../src/gate/inventory'
import { createLedger } from '../../src/gate/ledger'
import type { Policy } from '../../src/policy/policy'
import { madeOf, silent } from '../policy/policy-of'
import { firstReceipt } from '../receipts/sample'

interface Options {
  readonly raw?: object
  readonly hasRun?: boolean
  readonly isLive?: boolean
  readonly broken?: string
}

export const openEffects = ({
  raw = {},
  hasRun = false,
  isLive = true,
  broken = '',
}: Options = {}) => {
  const { config, policy } = madeOf(raw)
  const stateOf = (decide?: (policy: Policy) => Decision): State => {
    const about = { id: '12345678', policyVersion: '', fingerprint: '' }
    const record = decide ? makeRecord(decide(policy), about, 1, policy.rules) : null
    const why = record ? undefined : ('first-visit' as const)
    return makeState(
      {
        policy,
        region: 'DE',
        regionSource: 'config',
        signals: silent,
        record,
        why,
        consentId: null,
        kept: {},
      },
      config,
    )
  }
  const states = {
    nothing: stateOf(),
    accepted: stateOf((p) => acceptAll(p, {}, false)),
    rejected: stateOf((p) => rejectAll(p, {})),
  }
  let state = states.nothing
  const log: string[] = []
  const note = (what: string) => {
    log.push(what)
    if (what === broken) throw new Error('broken')
  }
  let stored: StoredItem[] = []
  const finish = createFinish({
    config,
    sweeping: {
      stored: () => stored,
      deep: () => Promise.resolve([]),
      erase: ({ name }) => {
        stored = stored.filter((item) => item.name !== name)
      },
      mayStay: () => false,
      sort: () => ({ category: 'unknown', certainty: 0 }),
      beyond: () => [],
      ledger: createLedger(() => 0),
    },
    hasRun: () => hasRun,
    close: () => {},
    reload: () => note('reload'),
  })
  const effects = createEffects({
    config,
    state: () => state,
    gtag: (...args) => note(`google ${String(args[1])}`),
    vendors: {
      announce: () => note('vendors told'),
      load: () => note('vendors loaded'),
      hasRun: () => false,
    },
    gate: { apply: () => note('gate'), begin: () => note('gate begins') } as Gate,
    tabs: { tell: () => note('tabs') },
    isLive: () => isLive,
    redraw: () => note('interface'),
    finish,
    flush: () => note('receipts'),
    tell: () => note('subscribers'),
    dispatch: (name) => note(name),
  })
  const change = (to: keyof typeof states, isDecision = true) => {
    const before = state
    state = states[to]
    const off = (kind: 'categories' | 'services') =>
      Object.keys(before.permissions[kind]).filter(
        (id) => before.permissions[kind][id] && !state.permissions[kind][id],
      )
    const made: Change = {
      before: before.snapshot,
      after: state.snapshot,
      receipt: isDecision ? firstReceipt : null,
      choices: {},
      stopped: [...off('categories'), ...off('services')],
      isDecision,
    }
    return effects(made, () => note('kept'))
  }
  return { log, change, store: (...items: StoredItem[]) => (stored = items) }
}
