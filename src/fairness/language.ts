/** A language without its region or script; the two written forms of Norwegian count as one. */
export const languageOf = (tag: string): string =>
  (tag.toLowerCase().split(/[-_]/)[0] ?? 'en').replace(/^n[bn]$/, 'no')
