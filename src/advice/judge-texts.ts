/** Wording under a tag that is never spoken is left unread without a word, so this says it. */
import type { Problem } from '../config/problems'
import type { SiteConfig } from '../config/schema'

/** The tags with a part for region or script that the tool has words for. */
const REGIONAL = /^(pt-BR|sr-Latn|zh-TW)$/

/** Who wants `de-AT` is spoken to in `de`, and so reads the texts for `de`. */
export const judgeTexts = (spoken: string, { texts = {} }: SiteConfig): Problem[] =>
  Object.keys(texts)
    .filter((tag) => tag.startsWith(`${spoken}-`) && !REGIONAL.test(tag))
    .map((tag) => ({
      path: `texts.${tag}`,
      message: `is not read: who asks for "${tag}" is spoken to in "${spoken}"; write it as texts.${spoken}`,
    }))
