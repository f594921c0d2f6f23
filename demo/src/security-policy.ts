/** The content security policy of every page of the demo: no exception for the tool. */
import { randomBytes } from 'node:crypto'

export const makeNonce = () => randomBytes(16).toString('base64url')

export const policyOf = (nonce: string) =>
  `script-src 'nonce-${nonce}' 'strict-dynamic'; style-src 'self'; object-src 'none'; base-uri 'none'`
