/** A token in the address → the answer it stands for, or null where the visitor is to be asked. */
import type { Wish } from '../app/answering'
import type { Policy } from '../policy/policy'
import type { Receipt } from '../receipts/receipt-shape'
import { isOwnDomain } from './hand-over-endpoint'
import { isInForce } from './lifetime'
import { isOpen, isOptOutSignalled, type ElsewherePort } from './port'

const TIMEOUT_MS = 3000
/** Far more than a receipt; whoever sends more is not the collector. */
const LONGEST = 64e3

interface Redeemed {
  readonly from: string
  readonly receipt: Pick<Receipt, 'id' | 'categories' | 'services' | 'policy' | 'decidedAt'>
}

const isBag = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isFlags = (value: unknown): boolean =>
  isBag(value) && Object.values(value).every((on) => typeof on === 'boolean')

const isGrant = (value: unknown): boolean =>
  isBag(value) &&
  typeof value['granted'] === 'boolean' &&
  /^(consent|optout|essential)$/.test(String(value['basis']))

const isRedeemed = (value: unknown): value is Redeemed => {
  if (!isBag(value) || typeof value['from'] !== 'string' || !isBag(value['receipt'])) return false
  const { id, categories, services = {}, policy, decidedAt } = value['receipt']
  return (
    typeof id === 'string' &&
    typeof decidedAt === 'string' &&
    isBag(policy) &&
    isFlags(services) &&
    isBag(categories) &&
    Object.values(categories).every(isGrant)
  )
}

const redeem = async (endpoint: string, { token, fetch }: ElsewherePort): Promise<Redeemed> => {
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token }),
    credentials: 'omit',
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  })
  const text = await response.text()
  if (!response.ok) throw new Error(`HTTP ${response.status}`)
  const body: unknown = text.length > LONGEST ? null : JSON.parse(text)
  if (!isRedeemed(body)) throw new Error('the answer is not one of a collector')
  return body
}

/**
 * Only what was asked there counts: a category or service that the receipt does not know, or that was
 * merely not refused where this page needs consent, makes it no answer to this page's question.
 */
export const answerFor = (
  { categories, services = {} }: Redeemed['receipt'],
  policy: Policy,
  gpc: boolean,
): Record<string, boolean> | string => {
  const answer = Object.create(null) as Record<string, boolean>
  const had = (bag: object, id: string) => Object.hasOwn(bag, id)
  for (const { id, essential, isLocked, sale, model } of policy.categories.values()) {
    if (essential || isLocked) continue
    const given = had(categories, id) ? categories[id] : undefined
    if (!given) return id
    if (given.granted && model === 'opt-in' && given.basis !== 'consent') return id
    answer[id] = given.granted && !(gpc && sale)
  }
  for (const { id, category } of policy.services.values()) {
    const rule = policy.categories.get(category)
    if (!rule || rule.essential || rule.isLocked) continue
    if (!had(services, id)) return id
    answer[id] = services[id] === true && !(gpc && rule.sale)
  }
  return answer
}

export const arrive = async (endpoint: string, port: ElsewherePort): Promise<Wish | null> => {
  const { config, token, report } = port
  if (!token || !isOpen(port.state(), config)) return null
  const refuse = (why: string) => {
    report({ path: 'handOver', message: `${why}; the visitor is asked here` })
    return null
  }
  // A link that somebody sent has another origin behind it, or none.
  const [from = ''] = /^https?:\/\/[^/]+/.exec(document.referrer) ?? []
  if (!from || !isOwnDomain(new URL(from).hostname, config))
    return refuse(
      `a token came with a link from ${from || 'nowhere'}, which is not in handOver.domains`,
    )
  try {
    const redeemed = await redeem(endpoint, port)
    if (redeemed.from !== from) return refuse(`a token of ${redeemed.from} came from ${from}`)
    const { receipt } = redeemed
    const { policy } = port.state()
    if ((receipt.policy.version ?? null) !== (config.policy.version ?? null))
      return refuse(`the answer is to another version of the policy (policy.version)`)
    const answer = answerFor(receipt, policy, isOptOutSignalled(port.state(), config))
    if (typeof answer === 'string') return refuse(`nobody was asked about "${answer}" on ${from}`)
    const at = Date.parse(receipt.decidedAt)
    if (!isInForce(answer, at, policy, port.now())) return null
    const handedOver = { from, receipt: receipt.id }
    return { answer, at, method: 'import', surface: 'none', asked: { handedOver } }
  } catch (error) {
    return refuse(`the token could not be redeemed (${String(error)})`)
  }
}
