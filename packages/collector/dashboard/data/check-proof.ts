import { canonicalJson } from '../../src/check/canonical-json.ts'
import type { Proof } from '../../src/seal/proof.ts'
import type { KeptReceipt } from './collector.ts'

const bytesOf = (hex: string): Uint8Array =>
  Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16))
const hexOf = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

async function sha256(...parts: readonly Uint8Array[]): Promise<Uint8Array> {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return new Uint8Array(await crypto.subtle.digest('SHA-256', all))
}

const utf8 = (text: string) => new TextEncoder().encode(text)

/** Follows a proof from the receipt to the seal, in this browser: the collector is not believed. */
export async function checkProof(
  { receivedAt, ...receipt }: KeptReceipt,
  { index, path, seal }: Proof,
): Promise<boolean> {
  if (index < 0 || index >= seal.count) return false
  const hash = hexOf(await sha256(utf8(canonicalJson(receipt))))
  const leaf = canonicalJson({ hash, id: receipt.id.toLowerCase(), receivedAt })
  let node = await sha256(Uint8Array.of(0), utf8(leaf))
  // RFC 9162, section 2.1.3.2: how RFC 6962 paths are followed without recursion.
  let place = index
  let last = seal.count - 1
  for (const step of path.map(bytesOf)) {
    if (last === 0) return false
    if (place % 2 === 1 || place === last) {
      node = await sha256(Uint8Array.of(1), step, node)
      while (place % 2 === 0 && place !== 0) {
        place >>= 1
        last >>= 1
      }
    } else node = await sha256(Uint8Array.of(1), node, step)
    place >>= 1
    last >>= 1
  }
  const { hash: sealHash, ...content } = seal
  const isIntact = hexOf(await sha256(utf8(canonicalJson(content)))) === sealHash
  return last === 0 && hexOf(node) === seal.root && isIntact
}
