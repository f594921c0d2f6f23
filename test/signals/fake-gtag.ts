/** What Google's tag understands of a data layer: only `arguments` objects, update before default. */
export const SIGNALS = [
  'ad_storage',
  'ad_user_data',
  'ad_personalization',
  'analytics_storage',
  'functionality_storage',
  'personalization_storage',
  'security_storage',
]

type State = Record<string, 'granted' | 'denied'>

export const isArguments = (entry: unknown): entry is ArrayLike<unknown> =>
  Object.prototype.toString.call(entry) === '[object Arguments]'

/** Consent commands in order, as `[kind, signals]`. */
export const consentCommands = (layer: readonly unknown[]) =>
  layer.flatMap((entry) => {
    if (!isArguments(entry) || entry[0] !== 'consent') return []
    return [[entry[1], entry[2]] as [string, State & { wait_for_update?: number }]]
  })

/** Signals in force after the whole layer: true, false, or undefined where nothing was said. */
export const fakeGtag = (layer: readonly unknown[]) => {
  const said: Record<string, Record<string, boolean>> = { default: {}, update: {} }
  for (const [kind, state] of consentCommands(layer))
    for (const [key, value] of Object.entries(state))
      if (key !== 'region' && key !== 'wait_for_update') said[kind]![key] = value === 'granted'
  return (signal: string): boolean | undefined =>
    said['update']![signal] ?? said['default']![signal]
}
