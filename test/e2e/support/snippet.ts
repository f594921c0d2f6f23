import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { distFolder } from './default-reply'

export interface Embedding {
  /** `one`: cct.js. `core`: cct.core.js by tag. `inline`, `inline-one`: the text of either in the page. */
  as?: 'one' | 'core' | 'inline' | 'inline-one'
  /** Attributes of the tag, `data-` left out: `{ receipts: '/receipts' }`. */
  data?: Record<string, string>
}

/** Every test page sends receipts to the same path, so that none is lost unseen. */
const defaults = { receipts: '/receipts' }

/** The tool as a site owner would paste it. Carries the page's nonce, which a page without a policy ignores. */
export const snippet = (config: object, { as = 'one', data = {} }: Embedding) => {
  const isInline = as.startsWith('inline')
  const file = as.endsWith('one') ? 'cct.js' : 'cct.core.js'
  const attributes = Object.entries({
    ...defaults,
    ...(isInline ? { base: '/cct/' } : {}),
    ...data,
  })
    .map(
      ([name, value]) =>
        ` data-${name}="${value.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`,
    )
    .join('')
  const block =
    Object.keys(config).length > 0
      ? `<script type="application/json" data-cct-config>${JSON.stringify(config).replaceAll('<', String.raw`\u003c`)}</script>`
      : ''
  const inside = isInline ? readFileSync(join(distFolder, file), 'utf8') : ''
  const src = isInline ? '' : ` src="/cct/${file}"`
  return `${block}<script nonce="{nonce}"${src}${attributes}>${inside}</script>`
}
