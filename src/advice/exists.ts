/** Do these codes mean anything? Told by what the browser knows. */
const nameOf = (type: 'region' | 'language', code: string): string | undefined => {
  try {
    return new Intl.DisplayNames(['en'], { type, fallback: 'none' }).of(code)
  } catch {
    return undefined
  }
}

export const isLanguage = (tag: string): boolean => nameOf('language', tag) !== undefined

export const isCountry = (code: string): boolean => nameOf('region', code) !== undefined
