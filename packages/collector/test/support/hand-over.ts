import { createHmac } from 'node:crypto'
import type { Receipt } from '../../src/check/receipt-schema.ts'
import type { HandOver } from '../../src/hand-over/hand-over.ts'
import { openCollector } from './open-collector.ts'
import { makeReceipt } from './receipts.ts'

export const from = 'https://www.example.com'
export const to = 'https://www.example.org'
export const handOverKey = 'a-key-for-the-tests-of-hand-overs'

/** A receipt that is valid whenever the test runs. */
export const answer = (changes: Partial<Receipt> = {}): Receipt =>
  makeReceipt({ expiresAt: new Date(Date.now() + 86_400_000).toISOString(), ...changes })

type Options = NonNullable<Parameters<typeof openCollector>[0]>

/** A collector of a site with two domains, and ways to hand over between them. */
export async function openHandOvers(options: Options = {}) {
  const collector = await openCollector({ origins: [from, to], handOverKey, ...options })
  const ask = (url: string, payload: unknown, origin: string | undefined, type: string) =>
    collector.app.inject({
      method: 'POST',
      url,
      headers: { 'content-type': type, ...(origin !== undefined && { origin }) },
      payload: typeof payload === 'string' ? payload : JSON.stringify(payload),
    })
  const json = 'application/json'
  const handOver = (body: unknown, headers: { origin?: string | undefined; type?: string } = {}) =>
    ask('/hand-over', body, 'origin' in headers ? headers.origin : from, headers.type ?? json)
  const redeemBody = (body: unknown, origin: string | undefined = to) =>
    ask('/hand-over/redeem', body, origin, json)
  return {
    ...collector,
    handOver,
    redeemBody,
    redeem: (token: string, origin: string | undefined = to) => redeemBody({ token }, origin),
    redeemFromNowhere: (token: string) => ask('/hand-over/redeem', { token }, undefined, json),
    /** Stores an answer and hands it over. */
    async tokenFor(receipt = answer()): Promise<string> {
      await collector.post(receipt)
      return (await handOver(wish(receipt))).json().token
    },
  }
}

export const wish = ({ id, consentId }: Receipt, changes: Record<string, unknown> = {}) => ({
  receipt: id,
  consentId,
  to,
  ...changes,
})

export const encode = (value: unknown): string =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url')

/** What a token says, read without any check. */
export const decode = (token: string): HandOver =>
  JSON.parse(Buffer.from(token.split('.')[0]!, 'base64url').toString())

/** A token as the interface describes it, made apart from the code under test. */
export function signed(content: string, key = handOverKey, purpose = 'cct-hand-over/1.'): string {
  const signature = createHmac('sha256', key).update(purpose + content)
  return `${content}.${signature.digest('base64url')}`
}
