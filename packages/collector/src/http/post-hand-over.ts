import { randomBytes } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { origin, receiptSchema, type Receipt } from '../check/receipt-schema.ts'
import { travelling } from '../hand-over/hand-over.ts'
import { longestToken, writeToken } from '../hand-over/token.ts'
import type { HandOverDesk } from './hand-overs.ts'

/** Time enough to follow a link; what is found in a log or a history later is of no use. */
const life = 120_000

const body = {
  type: 'object',
  additionalProperties: false,
  required: ['receipt', 'consentId', 'to'],
  properties: {
    receipt: receiptSchema.properties.id,
    consentId: receiptSchema.properties.consentId,
    to: origin,
  },
} as const

interface Asked {
  readonly receipt: string
  readonly consentId: string
  readonly to: string
}

const doc = {
  summary: 'Signs the newest answer of a visitor for another domain of the site',
  body: { 'application/json': body, 'text/plain': body },
  answers: {
    200: 'token, for the link; expires, when it can no longer be redeemed',
    400: 'The request is not valid',
    403: 'The page, or where the link goes, is not among the origins, or the answer was given elsewhere',
    404: 'No such receipt of this consent id, or handing over is off',
    409: 'A later receipt has replaced this one',
    410: 'The answer has expired or was taken back',
    413: 'The answer is too long for a link',
    415: 'Not JSON in UTF-8',
    429: 'Too many requests; see Retry-After',
    503: 'The database is busy; see Retry-After',
  },
}

const unknown = {
  status: 404,
  detail: 'No receipt with this id and consent id is stored here.',
}
const ended = {
  status: 410,
  title: 'No longer valid',
  detail: 'The answer has expired or was taken back.',
}
const superseded = {
  status: 409,
  title: 'Superseded',
  detail: 'A later receipt has replaced this one: an answer that was changed stays here.',
}
const tooLong = (length: number) => ({
  status: 413,
  detail: `The answer makes a token of ${length} characters; a link carries ${longestToken} at most.`,
})

/** Signs the newest answer of a visitor for another domain of the site. */
export function postHandOver(app: FastifyInstance, desk: HandOverDesk): void {
  const { store, key, origins, count, refuse } = desk
  app.post<{ Body: Asked }>(
    '/hand-over',
    { schema: { body }, config: { doc } },
    async (request, reply) => {
      const { consentId, to } = request.body
      const { origin: from } = request.headers
      const forbid = (detail: string) => refuse(reply, 'refused', { status: 403, detail })
      if (from === undefined || !origins.includes(from))
        return forbid('The page that asks must be of one of the ORIGINS.')
      if (to === from || !origins.includes(to))
        return forbid('"to" must be another one of the ORIGINS.')

      const id = request.body.receipt.toLowerCase()
      const stored = await store.get(id)
      // Signed is what was stored, whatever the page says now.
      const receipt = stored?.body ? (JSON.parse(stored.body) as Receipt) : null
      if (receipt?.consentId.toLowerCase() !== consentId.toLowerCase())
        return refuse(reply, 'refused', unknown)
      if (receipt.site.origin !== from) return forbid('The answer was given on another origin.')
      const now = Date.now()
      if (hasEnded(receipt, now)) return refuse(reply, 'expired', ended)
      if (await store.isSuperseded(id)) return refuse(reply, 'superseded', superseded)

      const exp = now + life
      const jti = randomBytes(16).toString('base64url')
      const token = writeToken({ v: 1, jti, from, to, exp, receipt: travelling(receipt) }, key)
      if (token.length > longestToken) return refuse(reply, 'refused', tooLong(token.length))
      count('issued')
      return reply.send({ token, expires: new Date(exp).toISOString() })
    },
  )
}

const hasEnded = ({ action, expiresAt }: Receipt, now: number): boolean =>
  action === 'reset' ||
  action === 'expire' ||
  // A time that cannot be read is not one to come.
  (expiresAt !== null && !(Date.parse(expiresAt) > now))
