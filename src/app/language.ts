/** Which language to speak. */

/**
 * `pt-BR` → itself, `pt`, or another `pt-…` there is. Norwegian pages say `no`, and those who read
 * Chinese in Hong Kong and Macao read the script of Taiwan.
 */
const match = (tag: string, available: readonly string[]): string | undefined => {
  const wanted = tag
    .toLowerCase()
    .replace(/^n[no]\b/, 'nb')
    .replace(/^zh-(hant|hk|mo).*/, 'zh-tw')
  const [language] = wanted.split('-')
  return (
    available.find((a) => a.toLowerCase() === wanted) ??
    available.find((a) => a.toLowerCase() === language) ??
    available.find((a) => a.toLowerCase().startsWith(`${language}-`))
  )
}

/** The first wish that can be met. */
export const pickLanguage = (
  wishes: readonly string[],
  available: readonly string[],
): string | undefined => {
  for (const wish of wishes) {
    const found = match(wish, ['en', ...available])
    if (found) return found
  }
  return undefined
}
