import { actions, uuidPattern, type ReceiptAction } from '../check/receipt-schema.ts'
import type { Filter } from '../store/store.ts'

/** The format below: a date that calendars have. What is not written as one is left to the pattern. */
export const isMoment = (text: string): boolean => {
  const date = /^\d{4}-\d{2}-\d{2}(?=T|$)/.exec(text)?.[0]
  if (date === undefined) return true
  // A day too many of a month would be read as one of the next.
  const day = new Date(`${date}T00:00:00Z`)
  const isDay = !Number.isNaN(day.getTime()) && day.toISOString().startsWith(date)
  return isDay && !Number.isNaN(Date.parse(text))
}

const time = {
  type: 'string',
  format: 'moment',
  pattern: '^\\d{4}-\\d{2}-\\d{2}(T\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,9})?)?(Z|[+-]\\d{2}:\\d{2}))?$',
  description: 'a date (2026-01-31) or a date and time with a zone (2026-01-31T12:00:00Z)',
} as const

/** What receipts can be narrowed down by, as the query string's schema. */
export const filterProperties = {
  consentId: { type: 'string', pattern: uuidPattern, description: 'a UUID' },
  from: time,
  to: time,
  action: { type: 'string', enum: actions },
} as const

export interface FilterQuery {
  readonly consentId?: string
  readonly from?: string
  readonly to?: string
  readonly action?: ReceiptAction
}

export const readFilter = (query: FilterQuery): Filter => ({
  consentId: query.consentId?.toLowerCase(),
  from: query.from === undefined ? undefined : Date.parse(query.from),
  // A whole day as the end takes the day in, as a person who writes it means.
  to:
    query.to === undefined ? undefined : Date.parse(query.to) + (query.to.length === 10 ? day : 0),
  action: query.action,
})

const day = 86_400_000
