/** Which language known purposes are read in; undefined where there is none but English. */
export const purposeLanguage = (
  language: string,
  available: readonly string[],
): string | undefined => {
  if (available.includes(language)) return language
  const scriptOf = (tag: string) => new Intl.Locale(tag).maximize().script
  const [base = ''] = language.split('-')
  // Who reads Chinese in Taiwan may not read the script of Beijing.
  return available.includes(base) && scriptOf(base) === scriptOf(language) ? base : undefined
}
