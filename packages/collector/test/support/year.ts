import { createSealer } from '../../src/seal/sealer.ts'
import { entryOf } from '../../src/store/entry.ts'
import { openStore } from '../../src/store/open-store.ts'
import type { Receipt } from '../../src/check/receipt-schema.ts'
import { follow, makeReceipt } from './receipts.ts'

const day = 86_400_000
const nothing = () => {}

const oneOf = <T>(...list: readonly T[]): T =>
  list[Math.floor(Math.random() ** 1.6 * list.length)] as T

/** Accepting slowly goes up, and rests at weekends. */
function answer(decidedAt: string, age: number): Partial<Receipt> {
  const dice = Math.random() + age * 0.12
  const isGrant = dice < 0.52
  const isPartial = !isGrant && dice < 0.66
  const analytics = isGrant || (isPartial && Math.random() < 0.8)
  const advertising = isGrant || (isPartial && !analytics)
  return {
    decidedAt,
    action: isGrant ? 'grant' : isPartial ? 'partial' : 'deny',
    method: isGrant ? 'accept_all' : isPartial ? 'save' : oneOf('reject_all', 'gpc', 'close'),
    surface: isPartial ? 'preferences' : 'banner',
    categories: {
      essential: { granted: true, basis: 'essential' },
      analytics: { granted: analytics, basis: 'consent' },
      advertising: { granted: advertising, basis: 'consent' },
    },
    ...oneOf<Partial<Receipt>>(
      { jurisdiction: 'DE', lang: 'de' },
      { jurisdiction: 'FR', lang: 'fr' },
      { jurisdiction: 'GB', lang: 'en' },
      { jurisdiction: 'US-CA', lang: 'en', model: 'opt-out' },
      { jurisdiction: 'ES', lang: 'es' },
      { jurisdiction: 'US-TX', lang: 'en', model: 'opt-out' },
      { jurisdiction: 'PL', lang: 'pl' },
      { jurisdiction: null, lang: 'en' },
    ),
    policy: { version: age > 0.5 ? '2025-12' : '2026-06', url: '/privacy', hash: 'a'.repeat(64) },
    ua: { family: 'Browser', mobile: Math.random() < 0.62 },
    answerMs: Math.round(Math.exp(0.8 + Math.random() * 2.2) * 10) * 100,
  }
}

/** Fills a database with a year of invented receipts, sealed; `perDay` on a working day. */
export async function seedYear(url: string, perDay: number): Promise<void> {
  const store = await openStore(url)
  const sealer = createSealer({
    store,
    most: 1_000,
    every: 60_000,
    onSeal: nothing,
    onProblem: console.error,
  })
  const now = Date.now()
  for (let back = 364; back >= 0; back -= 1) {
    const start = now - back * day
    const isWeekend = [0, 6].includes(new Date(start).getUTCDay())
    const count = Math.round(perDay * (isWeekend ? 0.6 : 1) * (0.85 + Math.random() * 0.3))
    const receipts = Array.from({ length: count }, () => {
      const at = Math.min(now, start - Math.random() * day)
      return makeReceipt(answer(new Date(at).toISOString(), back / 364))
    })
    const withdrawn = receipts
      .filter(({ action }) => action === 'grant' && Math.random() < 0.02)
      .map((receipt) => {
        const { jurisdiction, lang, model, policy, ua } = receipt
        const decidedAt = new Date(Math.min(now, Date.parse(receipt.decidedAt) + 60_000))
        return follow(receipt, {
          action: 'withdraw',
          method: 'save',
          surface: 'preferences',
          decidedAt: decidedAt.toISOString(),
          categories: { analytics: { granted: false, basis: 'consent' } },
          jurisdiction,
          lang,
          model,
          policy,
          ...(ua && { ua }),
        })
      })
    await store.save(
      [...receipts, ...withdrawn].map((receipt) =>
        entryOf(receipt, Date.parse(receipt.decidedAt) + 800),
      ),
    )
  }
  await sealer.sealNow()
  await sealer.close()
  await store.close()
}
