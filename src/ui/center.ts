/** What the open preference center remembers between two drawings. */
import type { Draft } from './draft'

export interface Center {
  readonly draft: Draft
  /** Category id → how many of its services are drawn. */
  readonly shown: Readonly<Record<string, number>>
  /** A switch held by a privacy signal, waiting for its second step. */
  readonly asking?: { readonly category: string; readonly draft: Draft } | undefined
}
