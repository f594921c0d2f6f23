import type { Port, Texts } from '../app/port'
import { isCatalogued } from './facts'
import { purposeFiles } from './purpose-files'
import { purposeLanguage } from './purpose-language'
import type { Purposes } from './text/center-words'

/** Known services are described in English until the sentences of the language are here. */
export const createPurposes = (port: Port, onArrival: () => void) => {
  let here: Purposes | undefined
  let asked: string | undefined
  return {
    /** What is here in a language; fetched at the first question, where there is anything to say. */
    of(language: string): Purposes | undefined {
      const lang = purposeLanguage(language, Object.keys(purposeFiles))
      if (lang === asked || !port.services().some(isCatalogued)) return here
      asked = lang
      here = undefined
      if (lang)
        port.lazy<Texts>(`purposes/${lang}.js`, purposeFiles[lang] ?? '').then(
          (texts) => {
            if (asked !== lang) return
            here = { lang, texts }
            onArrival()
          },
          (error: unknown) =>
            port.report('language', `${String(error)}; what services are for is shown in English`),
        )
      return here
    },
  }
}
