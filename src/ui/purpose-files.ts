/** Language → SHA-256 of `purposes/<tag>.js`; the build writes the hashes in. */
export const purposeFiles: Readonly<Record<string, string>> = {
  ar: '',
  de: '',
  es: '',
  fr: '',
  it: '',
  ja: '',
  nl: '',
  pl: '',
  pt: '',
  ru: '',
  sv: '',
  tr: '',
  zh: '',
}
