/** The lines a site owner pastes into a page's head, in each of the three embeddings. */

const escape = (text) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;')

/** Setting → attribute of the tag; each takes its setting out of `rest`. */
const attributesOf = (config) => {
  const { services = [], receipts = {}, policy = {}, ...rest } = structuredClone(config)
  const found = {}
  const known = [
    ['data-google-analytics', 'google-analytics', 'measurementId'],
    ['data-google-ads', 'google-ads', 'conversionId'],
    ['data-google-tag-manager', 'google-tag-manager', 'containerId'],
  ]
  let left = services
  for (const [name, id, setting] of known) {
    const service = left.find((each) => each.id === id && each[setting])
    if (!service || Object.keys(service).length > 2) continue
    found[name] = service[setting]
    left = left.filter((each) => each !== service)
  }
  const take = (name, owner, key) => {
    if (typeof owner[key] !== 'string' || owner[key] === '') return
    found[name] = owner[key]
    delete owner[key]
  }
  take('data-receipts', receipts, 'endpoint')
  take('data-policy-url', policy, 'url')
  take('data-policy-version', policy, 'version')
  take('data-region', rest, 'region')
  take('data-language', rest, 'language')
  take('data-theme', rest, 'theme')
  take('data-layout', rest, 'layout')
  take('data-auto-block', rest, 'autoBlock')
  const isAll = [left, receipts, policy, rest].every((each) => Object.keys(each).length === 0)
  return isAll ? found : null
}

const files = { tag: 'cct.js', core: 'cct.core.js' }

/**
 * Attributes where they say it all, a data block where they don't.
 *
 * @example makeSnippet({ layout: 'bar' }, 'tag') // → <script src="/cct/cct.js" data-layout="bar"></script>
 */
export const makeSnippet = (config, embed, { core = '', nonce = '' } = {}) => {
  const attributes = attributesOf(config)
  const mark = nonce ? ` nonce="${escape(nonce)}"` : ''
  const pairs = Object.entries(attributes ?? {})
    .map(([name, value]) => `\n  ${name}="${escape(value)}"`)
    .join('')
  const source = files[embed] ? `src="/cct/${files[embed]}"` : 'data-base="/cct/"'
  const tag = pairs ? `<script${mark}\n  ${source}${pairs}\n>` : `<script${mark} ${source}>`
  // JSON inside a script must not be able to end it.
  const json = JSON.stringify(config, null, 2).replaceAll('<', String.raw`\u003c`)
  const block = attributes
    ? ''
    : `<script type="application/json" data-cct-config>\n${json}\n</script>\n`
  return `${block}${tag}${files[embed] ? '' : core}</script>`
}
