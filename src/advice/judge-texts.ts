/** Wording under a tag that is never spoken is left unread without a word, so this says it. */
import type { Problem } from '../config/problems'
import type { SiteConfig } from '../config/schema'
import { isLanguage } from './exists'

/** The tags with a part for region or script that the tool has words for. */
const REGIONAL = /^(pt-BR|sr-Latn|zh-TW)$/

/** Who wants `de-AT` is spoken to in `de`, and so reads the texts for `de`. */
export const judgeTexts = (spoken: string, { texts = {} }: SiteConfig): Problem[] =>
  Object.keys(texts).flatMap((tag) => {
    const path = `texts.${tag}`
    if (!isLanguage(tag))
      return { path, message: 'is no language tag such as "de"; nobody is spoken to in it' }
    return tag.startsWith(`${spoken}-`) && !REGIONAL.test(tag)
      ? {
          path,
          message: `is not read: who asks for "${tag}" is spoken to in "${spoken}"; write it as texts.${spoken}`,
        }
      : []
  })
