import type { Choice } from '../config/schema'

type Flags = Readonly<Record<string, boolean>>

/** What a person has said about choices that are not cookies, and when they were told of them. */
export interface Said {
  readonly choices: Flags
  /** Choice id → minutes since 1970 at which notice of it was given. */
  readonly noticed?: Readonly<Record<string, number>>
}

const DAY = 864e5
/** Days of a year, month, week and day: the longest there are, so that nothing counts too early. */
const DAYS = [366, 31, 7, 1]

/** `P30D` → milliseconds; what cannot be read never ends. */
const lengthOf = (duration: string): number => {
  const parts = /^P(?=\d)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?$/.exec(duration)
  return parts
    ? DAYS.reduce((sum, days, i) => sum + days * DAY * +(parts[i + 1] ?? 0), 0)
    : Infinity
}

/** From when on silence is approval in an opt-out choice; never, while nobody was told of it. */
export const countsFrom = (
  { effectiveAfter, noticeGiven }: Choice,
  noticed: number | undefined,
) => {
  if (effectiveAfter === undefined) return 0
  const told = Math.min(
    (noticed ?? Infinity) * 6e4,
    noticeGiven ? Date.parse(noticeGiven) : Infinity,
  )
  return told + lengthOf(effectiveAfter)
}

/**
 * Choices → on or off now. An answer holds until it is changed, whatever else ends. Silence is
 * approval in an opt-out choice only, and where the law gives time to object, after that time:
 * until then the choice is off, and `pending` says from when on it counts.
 */
export const choiceStates = (
  choices: readonly Choice[],
  { choices: answers, noticed = {} }: Said,
  at: number,
): { choices: Record<string, boolean>; pending: Record<string, string> } => {
  const states = Object.create(null) as Record<string, boolean>
  const pending = Object.create(null) as Record<string, string>
  for (const choice of choices) {
    const { id, model } = choice
    const isAnswered = Object.hasOwn(answers, id)
    const from = model === 'opt-out' ? countsFrom(choice, noticed[id]) : Infinity
    states[id] = isAnswered ? answers[id] === true : from <= at
    if (!isAnswered && from > at && from < Infinity) pending[id] = new Date(from).toISOString()
  }
  return { choices: states, pending }
}
