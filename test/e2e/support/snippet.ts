import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { distFolder } from './default-reply'

export interface Embedding {
  /** `one`: cct.js. `core`: cct.core.js by tag. `inline`: the core's text in the page. */
  as?: 'one' | 'core' | 'inline'
  /** Attributes of the tag, `data-` left out: `{ receipts: '/receipts' }`. */
  data?: Record<string, string>
}

/** Every test page sends receipts to the same path, so that none is lost unseen. */
const defaults = { receipts: '/receipts' }

/** The tool as a site owner would paste it. Carries the page's nonce, which a page without a policy ignores. */
export const snippet = (config: object, { as = 'one', data = {} }: Embedding) => {
  const attributes = Object.entries({
    ...defaults,
    ...(as === 'inline' ? { base: '/cct/' } : {}),
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
  if (as === 'inline') return `${block}<script nonce="{nonce}"${attributes}>${coreText()}</script>`
  return `${block}<script nonce="{nonce}" src="/cct/${as === 'one' ? 'cct.js' : 'cct.core.js'}"${attributes}></script>`
}

const coreText = () => readFileSync(join(distFolder, 'cct.core.js'), 'utf8')
