/** What the preference center remembers between two drawings. */
import type { Draft } from './draft'
import type { Search } from './find-services'

export interface Memory {
  readonly draft: Draft
  readonly shown: Readonly<Record<string, number>>
  readonly search?: Search | undefined
  /** As `shown`, of what was found. */
  readonly listed: Readonly<Record<string, number>>
  /**
   * A switch held by a privacy signal or an opt-out, with the draft its second step would bring;
   * with Accept all, that draft is the answer.
   */
  readonly asking?:
    { readonly category: string; readonly draft: Draft; readonly isAnswer?: boolean } | undefined
}
