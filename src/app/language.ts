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
  const find = (fits: (tag: string) => boolean) => available.find((tag) => fits(tag.toLowerCase()))
  let part = wanted
  for (;;) {
    const found = find((tag) => tag === part)
    const cut = part.lastIndexOf('-')
    if (found || cut < 0) return found ?? find((tag) => tag.startsWith(`${part}-`))
    part = part.slice(0, cut)
  }
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
