import { randomBytes, randomUUID } from 'node:crypto'
import { canonicalJson } from '../../src/check/canonical-json.ts'
import type { Receipt } from '../../src/check/receipt-schema.ts'
import { sha256 } from '../../src/check/sha256.ts'

/** A UUIDv7 of the given time. */
export function uuid7(time = Date.now()): string {
  const bytes = randomBytes(16)
  bytes.writeUIntBE(time, 0, 6)
  bytes[6] = (bytes[6]! & 0x0f) | 0x70
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}

/** A receipt as the browser sends it, with what matters to a test changed. */
export function makeReceipt(changes: Partial<Receipt> = {}): Receipt {
  const decidedAt = changes.decidedAt ?? new Date().toISOString()
  return {
    schema: 'consent-receipt/1',
    id: uuid7(Date.parse(decidedAt)),
    consentId: randomUUID(),
    prev: null,
    prevHash: null,
    seq: 0,
    action: 'grant',
    method: 'accept_all',
    surface: 'banner',
    categories: {
      essential: { granted: true, basis: 'essential' },
      analytics: { granted: true, basis: 'consent' },
      advertising: { granted: true, basis: 'consent' },
    },
    services: { 'google-analytics': true, 'meta-pixel': true },
    model: 'opt-in',
    jurisdiction: 'DE',
    regionSource: 'config',
    signals: { gpc: false, dnt: null },
    policy: { version: '2026-11', url: '/privacy', hash: 'a'.repeat(64) },
    config: { version: '1', hash: 'b'.repeat(64) },
    lang: 'en',
    site: { origin: 'https://www.example.com', path: '/plans' },
    expiresAt: '2027-05-21T10:00:00.000Z',
    sdk: { name: 'cookie-consent-tool', version: '0.1.0' },
    ...changes,
    decidedAt,
  }
}

/** The receipt a browser sends after `before`. */
export const follow = (before: Receipt, changes: Partial<Receipt> = {}): Receipt =>
  makeReceipt({
    consentId: before.consentId,
    prev: before.id,
    prevHash: sha256(canonicalJson(before)).toString('hex'),
    seq: before.seq + 1,
    ...changes,
  })
