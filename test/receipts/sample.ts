/** Receipts with fixed facts: a visitor accepts, then takes advertising back. */
import { createHash } from 'node:crypto'
import type { SiteConfig } from '../../src/config/schema'
import { acceptAll, choose } from '../../src/consent/decision'
import { mayRun } from '../../src/policy/may-run'
import { createOutbox, type Outbox } from '../../src/receipts/outbox'
import { canonical } from '../../src/receipts/canonical'
import { actionOf, makeReceipt, type ReceiptFacts } from '../../src/receipts/receipt'
import type { Receipt } from '../../src/receipts/receipt-shape'
import { madeOf, silent } from '../policy/policy-of'

export const sha256 = async (text: string) =>
  createHash('sha256').update(text, 'utf8').digest('hex')

const site: SiteConfig = {
  site: { name: 'Fernline' },
  policy: { url: '/privacy', version: '2026-11' },
  services: [
    { id: 'google-analytics', measurementId: 'G-1234567890' },
    { id: 'meta-pixel', pixelId: '1234567890' },
  ],
  choices: [
    {
      id: 'cpni-affiliates',
      title: 'CPNI',
      text: 'Affiliates',
      model: 'opt-out',
      scope: 'account',
      expires: 'never',
    },
  ],
}

const { config, policy } = madeOf(site, 'US-CA')
const start = mayRun(policy, null, silent, config)
const accepted = acceptAll(policy, start.choices, false)
const granted = mayRun(policy, accepted, silent, config)
const signals = { gpc: true, dnt: '1' }
const withSignal = mayRun(policy, accepted, signals, config)
const { decision: narrowed } = choose(
  policy,
  withSignal,
  { 'google-analytics': false, 'cpni-affiliates': false },
  true,
)
const left = mayRun(policy, narrowed, signals, config)

export const consentId = '5f0c8a52-3b1e-4c7d-9a46-2d1f0e8b7c63'
const hash = 'b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9'

const first: ReceiptFacts = {
  id: '01a20320-a200-7d3e-8f21-6b7c8d9e0f10',
  consentId,
  prev: null,
  action: actionOf(policy, start, granted),
  method: 'accept_all',
  surface: 'banner',
  policy,
  permissions: granted,
  gpcOverride: false,
  jurisdiction: 'US-CA',
  regionSource: 'config',
  signals: silent,
  notice: { version: '2026-11', url: '/privacy', hash },
  lang: 'en-US',
  site: {
    name: 'Fernline',
    controller: 'Fernline Cooperative',
    contact: 'privacy@fernline.example',
    origin: 'https://fernline.example',
    path: '/plans',
  },
  decidedAt: '2026-11-22T12:00:00.000Z',
  expiresAt: '2027-05-21T12:00:00.000Z',
  userRef: undefined,
  sdk: { name: 'cookie-consent-tool', version: '0.1.0' },
}

/** One receipt; what is not said is as in an ordinary accept. */
export const receiptOf = (facts: Partial<ReceiptFacts> = {}): Receipt =>
  makeReceipt({ ...first, ...facts })

export const firstReceipt = receiptOf()

export const secondReceipt = receiptOf({
  id: '01a20325-5e80-7b44-9c05-3e2d1c0b9a87',
  prev: firstReceipt,
  action: actionOf(policy, granted, left),
  method: 'save',
  surface: 'preferences',
  permissions: left,
  signals,
  decidedAt: '2026-11-22T12:05:10.400Z',
  expiresAt: '2027-05-21T12:05:10.400Z',
  userRef: 'account-8842',
  asked: { answerMs: 4_200, ua: { family: 'Firefox', major: '146', mobile: false } },
})

export const configHash = () => sha256(canonical(site))

/** Sealed by the outbox itself, oldest first. */
export const sealAll = async (receipts: readonly Receipt[]): Promise<Receipt[]> => {
  const kept = new Map<string, string>()
  const outbox: Outbox = createOutbox({
    local: {
      get: (key) => kept.get(key) ?? null,
      set: (key, value) => Boolean(kept.set(key, value)),
      remove: (key) => void kept.delete(key),
      keys: () => [...kept.keys()],
    },
    now: () => Date.parse('2026-11-22T12:06:00Z'),
    random: () => 0.5,
    sha256,
    configHash,
    send: async () => ({ kind: 'stored' }),
    hasEndpoint: () => false,
    isOnline: () => true,
    beacon: () => {},
    alone: (work) => work(),
    later: () => {},
    onProblem: (message) => {
      throw new Error(message)
    },
  })
  receipts.forEach((receipt) => outbox.add(receipt))
  await outbox.flush()
  return outbox.all()
}
