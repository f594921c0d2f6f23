/** A decision → the receipt that proves it. Pure. */
import type { Permissions } from '../policy/may-run'
import type { Policy } from '../policy/policy'
import type { Asked, Receipt, ReceiptAction, ReceiptMethod, ReceiptSurface } from './receipt-shape'

export interface ReceiptFacts {
  readonly id: string
  readonly consentId: string
  /** The receipt before this one, of the same consent id. */
  readonly prev: Receipt | null
  readonly action: ReceiptAction
  readonly method: ReceiptMethod
  readonly surface: ReceiptSurface
  readonly policy: Policy
  readonly permissions: Permissions
  readonly gpcOverride: boolean
  readonly jurisdiction: string | null
  readonly regionSource: string
  readonly signals: Receipt['signals']
  readonly notice: Receipt['policy']
  readonly lang: string
  readonly site: Receipt['site']
  readonly decidedAt: string
  readonly expiresAt: string | null
  readonly userRef: string | undefined
  readonly asked?: Asked | undefined
  readonly sdk: Receipt['sdk']
}

/** What happened to the optional categories and services, in one word. */
export const actionOf = (
  policy: Policy,
  before: Permissions,
  after: Permissions,
): ReceiptAction => {
  const wasOn = optionalOn(policy, before)
  const isOn = optionalOn(policy, after)
  if ([...wasOn].some((id) => !isOn.has(id))) return 'withdraw'
  if (!isOn.size) return 'deny'
  // A service of no known category can never be on, and takes nothing from a full yes.
  const isOpen = (category: string) => policy.categories.get(category)?.isLocked === false
  const isAll =
    Object.entries(after.categories).every(
      ([id, on]) => on || policy.categories.get(id)?.isLocked,
    ) &&
    [...policy.services.values()].every(
      ({ id, category }) => after.services[id] || !isOpen(category),
    )
  return isAll ? 'grant' : 'partial'
}

const optionalOn = ({ services: rules }: Policy, { categories, services }: Permissions) =>
  new Set([
    ...Object.keys(categories).filter((id) => id !== 'essential' && categories[id]),
    ...Object.keys(services).filter(
      (id) => rules.get(id)?.category !== 'essential' && services[id],
    ),
  ])

/** `prevHash` and `config.hash` stay null until they are computed, before the receipt is sent. */
export const makeReceipt = (facts: ReceiptFacts): Receipt => {
  const { policy, permissions, prev } = facts
  const categories = Object.fromEntries(
    [...policy.categories.values()].map(({ id, essential, model }) => [
      id,
      {
        granted: permissions.categories[id] === true,
        basis: essential
          ? ('essential' as const)
          : model === 'opt-in'
            ? ('consent' as const)
            : ('optout' as const),
      },
    ]),
  )
  return {
    schema: 'consent-receipt/1',
    id: facts.id,
    consentId: facts.consentId,
    prev: prev?.id ?? null,
    prevHash: null,
    seq: prev ? prev.seq + 1 : 0,
    action: facts.action,
    method: facts.method,
    surface: facts.surface,
    categories,
    ...(policy.services.size && { services: { ...permissions.services } }),
    ...(policy.choices.length && { choices: { ...permissions.choices } }),
    ...(Object.keys(permissions.pending ?? {}).length && {
      pendingChoices: { ...permissions.pending },
    }),
    model: policy.model,
    jurisdiction: facts.jurisdiction,
    regionSource: facts.regionSource,
    signals: facts.signals,
    policy: facts.notice,
    config: { version: facts.notice.version, hash: null },
    lang: facts.lang,
    site: facts.site,
    decidedAt: facts.decidedAt,
    expiresAt: facts.expiresAt,
    sdk: facts.sdk,
    ...(facts.gpcOverride && { gpcOverride: true }),
    ...(facts.userRef && { userRef: facts.userRef }),
    ...facts.asked,
  }
}
