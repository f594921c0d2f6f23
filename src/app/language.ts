/** Which language to speak. */

/**
 * `sr-Latn-RS` → itself, `sr-Latn`, `sr`, or another `sr-…` there is (RFC 4647, lookup). Norwegian pages
 * say `no`, and those who read Chinese in Hong Kong and Macao read the script of Taiwan.
 */
const match = (tag: string, available: readonly string[]): string | undefined => {
  const wanted = tag
    .toLowerCase()
    .replaceAll('_', '-')
    .replace(/^n[no]\b/, 'nb')
    .replace(/^zh-(hant|hk|mo).*/, 'zh-tw')
  const parts = wanted.split('-')
  for (let n = parts.length; n; n--) {
    const tag = parts.slice(0, n).join('-')
    const found = available.find((a) => a.toLowerCase() === tag)
    if (found) return found
  }
  return available.find((a) => a.toLowerCase().startsWith(`${parts[0]}-`))
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
