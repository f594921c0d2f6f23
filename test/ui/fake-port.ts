/** A core of cardboard: says what a test wants to hear and writes down what it is asked. */
import { createCenter } from '../../src/ui/create-center'
import type { CategoryRow, Grants, Port, Screen, ServiceRow, Snapshot } from '../../src/app/port'
import type { SiteConfig } from '../../src/config/schema'
import type { Asked, Receipt } from '../../src/receipts/receipt-shape'

export interface Setup {
  config?: SiteConfig
  categories?: readonly CategoryRow[]
  services?: readonly ServiceRow[]
  state?: Partial<Snapshot>
  language?: string
  texts?: Record<string, string>
  /** Known sentences by language. */
  purposes?: Record<string, Record<string, string>>
  screen?: Screen | null
  /** Categories of what was met on the page. */
  seen?: readonly string[]
  receipts?: readonly Receipt[]
  answered?: Grants
  added?: readonly string[]
}

interface Decision {
  answer: 'accept' | 'reject' | Grants
  surface: string
  policyHash: string | null
  asked: Asked
}

export interface FakePort extends Port {
  readonly decisions: Decision[]
  readonly shown: (Screen | null)[]
  /** Changes what the core says and tells the interface. */
  become(next: Setup): void
}

export const category = (id: string, more: Partial<CategoryRow> = {}): CategoryRow => ({
  id,
  essential: false,
  sale: false,
  preset: false,
  ...more,
})

export const usual: readonly CategoryRow[] = [
  category('essential', { essential: true, preset: true }),
  category('analytics'),
  category('advertising', { sale: true }),
]

export const service = (id: string, of: string, more: Partial<ServiceRow> = {}): ServiceRow => ({
  id,
  name: `Name of ${id}`,
  provider: `Provider of ${id}`,
  category: of,
  cookies: [{ name: `${id}_cookie`, duration: '1 year', party: 'first', purpose: 'Counts.' }],
  ...more,
})

const undecided: Snapshot = {
  status: 'undecided',
  why: 'first-visit',
  model: 'opt-in',
  region: null,
  regionSource: 'unknown',
  categories: { essential: true },
  services: {},
  choices: {},
  signals: { gpc: false, dnt: null },
  consentId: null,
  decidedAt: null,
  expiresAt: null,
}

export const fakePort = (setup: Setup = {}): FakePort => {
  let now = setup
  let screen = setup.screen ?? null
  const listeners = new Set<() => void>()
  const decisions: Decision[] = []
  const shown: (Screen | null)[] = []
  const host = document.createElement('cct-root')
  document.body.append(host)
  const notify = () => listeners.forEach((listener) => listener())
  const show = (next: Screen | null) => {
    screen = next
    notify()
  }
  return {
    decisions,
    shown,
    become(next) {
      now = { ...now, ...next }
      if (next.screen !== undefined) screen = next.screen
      notify()
    },
    get config() {
      return now.config ?? {}
    },
    categories: () =>
      (now.categories ?? usual).map((row) => ({
        ...row,
        ...(row.sale && now.state?.signals?.gpc && { held: 'gpc' as const }),
      })),
    services: () => now.services ?? [],
    seen: () =>
      (now.seen ?? []).map((category) => ({
        at: '',
        action: 'held',
        what: 'script',
        target: '',
        category,
      })),
    keptDays: () => 180,
    choices: () => now.config?.choices ?? [],
    answered: () => now.answered ?? {},
    added: () => now.added ?? [],
    state: () => ({ ...undecided, ...now.state }),
    language: () => now.language ?? 'en',
    texts: () => now.texts ?? {},
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    screen: () => screen,
    show(next) {
      shown.push(next)
      show(next)
    },
    decide(answer, surface, how) {
      decisions.push({ answer, surface, ...how })
      show(null)
    },
    center: () => Promise.resolve(createCenter),
    lazy: <T>(file: string) => {
      const tag = /^purposes\/(.+)\.js$/.exec(file)?.[1]
      return Promise.resolve((tag ? (now.purposes?.[tag] ?? {}) : () => {}) as T)
    },
    receipts: () => now.receipts ?? [],
    sha256: (text) => Promise.resolve(`hash of ${text.length} characters`),
    root: host.attachShadow({ mode: 'open' }),
    report: () => {},
  }
}
