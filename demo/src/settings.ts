/** What the address of a page may ask of the demo: `/?embed=inline&region=US-CA&panel=1`. */

export interface Settings {
  readonly embed: 'tag' | 'inline' | 'core'
  readonly region: string | null
  readonly layout: string | null
  readonly language: string | null
  readonly theme: string | null
  /** What the tool does with the page after a withdrawal. */
  readonly reload: 'if-needed' | 'never'
  readonly panel: boolean
  /** Has the site changed what it does with data? */
  readonly change: boolean
}

type Query = Readonly<Record<string, unknown>>

const word = (value: unknown): string | null =>
  typeof value === 'string' && /^[\w-]{1,32}$/.test(value) ? value : null

export const readSettings = (query: Query): Settings => ({
  embed: query['embed'] === 'inline' || query['embed'] === 'core' ? query['embed'] : 'tag',
  region: word(query['region']),
  layout: word(query['layout']),
  language: word(query['lang']),
  theme: word(query['theme']),
  reload: query['reload'] === 'never' ? 'never' : 'if-needed',
  panel: query['panel'] === '1',
  change: query['change'] === '1',
})

/** The same settings as a query, so that links inside the site keep them. */
export const settingsQuery = (settings: Settings) => {
  const { embed, region, layout, language, theme, reload, panel, change } = settings
  const query = new URLSearchParams()
  if (embed !== 'tag') query.set('embed', embed)
  if (region) query.set('region', region)
  if (layout) query.set('layout', layout)
  if (language) query.set('lang', language)
  if (theme) query.set('theme', theme)
  if (reload === 'never') query.set('reload', reload)
  if (panel) query.set('panel', '1')
  if (change) query.set('change', '1')
  return query.size > 0 ? `?${query}` : ''
}
