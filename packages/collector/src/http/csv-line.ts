import type { Receipt } from '../check/receipt-schema.ts'
import type { Stored } from '../store/store.ts'

type Cell = string | number | boolean | null | undefined

const columns: Readonly<Record<string, (receipt: Receipt, stored: Stored) => Cell>> = {
  id: ({ id }) => id,
  consentId: ({ consentId }) => consentId,
  seq: ({ seq }) => seq,
  decidedAt: ({ decidedAt }) => decidedAt,
  receivedAt: (_, { receivedAt }) => new Date(receivedAt).toISOString(),
  action: ({ action }) => action,
  method: ({ method }) => method,
  surface: ({ surface }) => surface,
  granted: ({ categories }) => categoriesThat(categories, true),
  refused: ({ categories }) => categoriesThat(categories, false),
  services: ({ services }) => services && JSON.stringify(services),
  choices: ({ choices }) => choices && JSON.stringify(choices),
  model: ({ model }) => model,
  jurisdiction: ({ jurisdiction }) => jurisdiction,
  gpc: ({ signals }) => signals.gpc,
  dnt: ({ signals }) => signals.dnt,
  policyVersion: ({ policy }) => policy.version,
  policyUrl: ({ policy }) => policy.url,
  policyHash: ({ policy }) => policy.hash,
  lang: ({ lang }) => lang,
  origin: ({ site }) => site.origin,
  path: ({ site }) => site.path,
  site: ({ site }) => site.name,
  controller: ({ site }) => site.controller,
  contact: ({ site }) => site.contact,
  expiresAt: ({ expiresAt }) => expiresAt,
  userRef: ({ userRef }) => userRef,
  answerMs: ({ answerMs }) => answerMs,
  browser: ({ ua }) => ua && [ua.family, ua.major].filter(Boolean).join(' '),
  mobile: ({ ua }) => ua?.mobile,
  sdk: ({ sdk }) => `${sdk.name} ${sdk.version}`,
  prev: ({ prev }) => prev,
  prevHash: ({ prevHash }) => prevHash,
  chain: (_, { chain }) => chain,
  hash: (_, { hash }) => hash,
}

const categoriesThat = (categories: Receipt['categories'], granted: boolean) =>
  Object.keys(categories)
    .filter((id) => categories[id]?.granted === granted)
    .join(' ')

// A spreadsheet takes a cell that begins like this for a formula, quotes or not.
const formula = /^(?=[\s"']*[=+\-@\uff1d\uff0b\uff0d\uff20])/
// Where lists are separated by semicolons it splits a line there, whatever is quoted, so the text behind each
// separator begins a cell too.
const formulaBehind = /([;|\t\r\n])(?=(?:[^\S\t\r\n]|["'])*[=+\-@\uff1d\uff0b\uff0d\uff20])/g

export function csvCell(value: Cell): string {
  const safe = String(value ?? '')
    .replace(formula, "'")
    .replace(formulaBehind, "$1'")
  return /[",;\r\n']|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

const lineOf = (cells: readonly Cell[]) => `${cells.map(csvCell).join(',')}\r\n`

export const csvHeader = lineOf(Object.keys(columns))

/** One receipt as a line of RFC 4180 CSV. */
export const csvLine = (receipt: Receipt, stored: Stored): string =>
  lineOf(Object.values(columns).map((read) => read(receipt, stored)))
