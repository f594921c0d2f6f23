import type { FromSchema } from '../check/from-schema.ts'
import { origin, receiptSchema, type Receipt } from '../check/receipt-schema.ts'

const {
  id,
  consentId,
  action,
  categories,
  services,
  model,
  jurisdiction,
  policy,
  decidedAt,
  expiresAt,
  gpcOverride,
} = receiptSchema.properties

/** What a token says, under its signature: whose answer goes from where to where, and until when. */
export const handOverSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['v', 'jti', 'from', 'to', 'exp', 'receipt'],
  properties: {
    v: { type: 'integer', const: 1 },
    jti: { type: 'string', pattern: '^[A-Za-z0-9_-]{22}$', description: '128 random bits' },
    from: origin,
    to: origin,
    exp: { type: 'integer', minimum: 0, maximum: 8_640_000_000_000_000 },
    receipt: {
      type: 'object',
      additionalProperties: false,
      required: [
        'id',
        'consentId',
        'action',
        'categories',
        'model',
        'jurisdiction',
        'policy',
        'decidedAt',
        'expiresAt',
      ],
      properties: {
        id,
        consentId,
        action,
        categories,
        services,
        model,
        jurisdiction,
        policy,
        decidedAt,
        expiresAt,
        gpcOverride,
      },
    },
  },
} as const

export type HandOver = FromSchema<typeof handOverSchema>

/** The part of a receipt that travels: the answer, and nothing of the page, browser or user. */
export const travelling = (receipt: Receipt): HandOver['receipt'] => ({
  id: receipt.id,
  consentId: receipt.consentId,
  action: receipt.action,
  categories: receipt.categories,
  ...(receipt.services && { services: receipt.services }),
  model: receipt.model,
  jurisdiction: receipt.jurisdiction,
  policy: receipt.policy,
  decidedAt: receipt.decidedAt,
  expiresAt: receipt.expiresAt,
  ...(receipt.gpcOverride !== undefined && { gpcOverride: receipt.gpcOverride }),
})
