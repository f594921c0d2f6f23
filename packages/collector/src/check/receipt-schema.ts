import type { FromSchema } from './from-schema.ts'

/**
 * The one description of a receipt: it checks what arrives, stands in the OpenAPI document, and
 * gives the type below, which a test holds against the type the browser side sends.
 */

// No control characters and no half surrogates: neither survives canonical JSON or PostgreSQL.
const clean = '[^\\p{Cc}\\p{Cs}]'
const text = <Max extends number>(maxLength: Max) =>
  ({ type: 'string', maxLength, pattern: `^${clean}*$` }) as const
const textOrNull = <Max extends number>(maxLength: Max) =>
  ({ type: ['string', 'null'], maxLength, pattern: `^${clean}*$` }) as const

const hex = '[0-9a-fA-F]'
export const uuidPattern = `^${hex}{8}-${hex}{4}-[1-8]${hex}{3}-[89abAB]${hex}{3}-${hex}{12}$`
export const uuid7Pattern = `^${hex}{8}-${hex}{4}-7${hex}{3}-[89abAB]${hex}{3}-${hex}{12}$`
const sha256Pattern = '^[0-9a-f]{64}$'
// A date in UTC. A leap second is refused: no clock a browser has can show one.
const utcPattern = '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:[0-5]\\d(\\.\\d{1,9})?Z$'

export const origin = {
  type: 'string',
  maxLength: 300,
  pattern: '^(null|[a-z][a-z0-9+.-]*://[^\\s/?#@\\p{Cc}\\p{Cs}]*)$',
  description: 'an origin, without path, query or user name',
} as const

const id = { type: 'string', minLength: 1, maxLength: 100, pattern: `^${clean}+$` } as const
// Names that mean something to every object in JavaScript are nobody's category.
const mapKeys = {
  ...id,
  not: { enum: ['__proto__', 'constructor', 'prototype'] },
} as const

export const actions = ['grant', 'deny', 'partial', 'withdraw', 'expire', 'reset'] as const

export const receiptSchema = {
  $id: 'consent-receipt-1',
  type: 'object',
  additionalProperties: false,
  required: [
    'schema',
    'id',
    'consentId',
    'prev',
    'prevHash',
    'seq',
    'action',
    'method',
    'surface',
    'categories',
    'model',
    'jurisdiction',
    'regionSource',
    'signals',
    'policy',
    'config',
    'lang',
    'site',
    'decidedAt',
    'expiresAt',
    'sdk',
  ],
  properties: {
    schema: { type: 'string', const: 'consent-receipt/1' },
    id: { type: 'string', pattern: uuid7Pattern, description: 'a UUID of version 7' },
    consentId: { type: 'string', pattern: uuidPattern, description: 'a UUID' },
    prev: { type: ['string', 'null'], pattern: uuid7Pattern, description: 'a UUID of version 7' },
    prevHash: {
      type: ['string', 'null'],
      pattern: sha256Pattern,
      description: 'a SHA-256 in lower-case hex',
    },
    seq: { type: 'integer', minimum: 0, maximum: 2_147_483_647 },
    action: { type: 'string', enum: actions },
    method: {
      type: 'string',
      enum: [
        'accept_all',
        'reject_all',
        'save',
        'close',
        'gpc',
        'dnt',
        'api',
        'import',
        'implied_optout_default',
      ],
    },
    surface: { type: 'string', enum: ['banner', 'preferences', 'placeholder', 'link', 'none'] },
    categories: {
      type: 'object',
      maxProperties: 100,
      propertyNames: mapKeys,
      additionalProperties: {
        type: 'object',
        additionalProperties: false,
        required: ['granted', 'basis'],
        properties: {
          granted: { type: 'boolean' },
          basis: { type: 'string', enum: ['consent', 'optout', 'essential'] },
        },
      },
    },
    services: {
      type: 'object',
      maxProperties: 2_000,
      propertyNames: mapKeys,
      additionalProperties: { type: 'boolean' },
    },
    choices: {
      type: 'object',
      maxProperties: 100,
      propertyNames: mapKeys,
      additionalProperties: { type: 'boolean' },
    },
    pendingChoices: {
      type: 'object',
      maxProperties: 100,
      propertyNames: mapKeys,
      additionalProperties: {
        type: 'string',
        format: 'date-time',
        pattern: utcPattern,
        description: 'from when on silence is approval',
      },
    },
    model: { type: 'string', enum: ['opt-in', 'opt-out', 'notice'] },
    jurisdiction: {
      type: ['string', 'null'],
      pattern: '^[A-Za-z0-9-]{1,20}$',
      description: 'an ISO 3166 code',
    },
    regionSource: text(40),
    signals: {
      type: 'object',
      additionalProperties: false,
      required: ['gpc', 'dnt'],
      properties: { gpc: { type: ['boolean', 'null'] }, dnt: textOrNull(20) },
    },
    policy: {
      type: 'object',
      additionalProperties: false,
      required: ['version', 'url', 'hash'],
      properties: {
        version: textOrNull(100),
        url: textOrNull(2_048),
        hash: {
          type: ['string', 'null'],
          pattern: sha256Pattern,
          description: 'a SHA-256 in lower-case hex',
        },
      },
    },
    config: {
      type: 'object',
      additionalProperties: false,
      required: ['version', 'hash'],
      properties: {
        version: textOrNull(100),
        hash: {
          type: ['string', 'null'],
          pattern: sha256Pattern,
          description: 'a SHA-256 in lower-case hex',
        },
      },
    },
    lang: {
      type: 'string',
      maxLength: 35,
      pattern: '^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*$',
      description: 'a BCP 47 language tag',
    },
    site: {
      type: 'object',
      additionalProperties: false,
      required: ['origin', 'path'],
      properties: {
        origin,
        path: {
          type: 'string',
          maxLength: 2_048,
          pattern: '^[^?#\\p{Cc}\\p{Cs}]*$',
          description: 'a path without query or fragment',
        },
        name: text(256),
        controller: text(256),
        contact: text(256),
      },
    },
    decidedAt: {
      type: 'string',
      format: 'date-time',
      pattern: utcPattern,
      description: 'an RFC 3339 date and time in UTC',
    },
    expiresAt: {
      type: ['string', 'null'],
      format: 'date-time',
      pattern: utcPattern,
      description: 'an RFC 3339 date and time in UTC',
    },
    sdk: {
      type: 'object',
      additionalProperties: false,
      required: ['name', 'version'],
      properties: { name: text(100), version: text(50) },
    },
    gpcOverride: { type: 'boolean' },
    userRef: text(256),
    answerMs: { type: 'integer', minimum: 0, maximum: 2_147_483_647 },
    ua: {
      type: 'object',
      additionalProperties: false,
      required: [],
      properties: {
        family: text(50),
        major: text(10),
        mobile: { type: 'boolean' },
      },
    },
    handedOver: {
      type: 'object',
      additionalProperties: false,
      required: ['from', 'receipt'],
      properties: {
        from: origin,
        receipt: { type: 'string', pattern: uuidPattern, description: 'a UUID' },
      },
    },
    tcString: text(8_192),
    gpp: text(8_192),
  },
} as const

export type Receipt = FromSchema<typeof receiptSchema>
export type ReceiptAction = Receipt['action']
