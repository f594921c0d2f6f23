/** Which language to speak. */

/** `pt-BR` → itself, `pt`, or another `pt-…` there is. */
const match = (tag: string, available: readonly string[]): string | undefined => {
  const wanted = tag.toLowerCase()
  const [language] = wanted.split('-')
  return (
    available.find((a) => a.toLowerCase() === wanted) ??
    available.find((a) => a.toLowerCase() === language) ??
    available.find((a) => a.toLowerCase().startsWith(`${language}-`))
  )
}

/** The first wish that can be met; English otherwise. */
export const pickLanguage = (wishes: readonly string[], available: readonly string[]): string => {
  const all = ['en', ...available]
  for (const wish of wishes) {
    const found = match(wish, all)
    if (found) return found
  }
  return 'en'
}
