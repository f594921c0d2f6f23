/** dist/inline.js: the core as text with its CSP hash, for servers and build tools. No browser use. */
import type { SiteConfig } from '../config/schema'
import { coreAndBannerText, coreText } from './core-text'

export interface InlineOptions {
  /** Folder where the other files of `dist/` lie. */
  readonly base?: string
  /** For a policy with nonces; then the hash is not needed. */
  readonly nonce?: string
  /**
   * The banner along with the core, for a visitor who will be asked: some 6 kB more in the page, and no
   * request before the banner stands. Who has a record does not need it.
   */
  readonly banner?: boolean
}

export interface InlineCore {
  /** Goes at the top of `<head>`, above style sheets and every other script. */
  readonly html: string
  /** For `script-src`: `'sha256-…'`, quotes included. */
  readonly cspHash: string
}

const attribute = (name: string, value: string | undefined) =>
  value === undefined
    ? ''
    : ` ${name}="${value.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;')}"`

/**
 * The core written into a page, with its configuration beside it.
 * @example const { html, cspHash } = inlineCore({ receipts: { endpoint: '/receipts' } }, { base: '/cct/' })
 * @example inlineCore(config, { banner: !parseRecord(request.headers.cookie ?? '') })
 */
export const inlineCore = (
  config: SiteConfig = {},
  { base = '/cct/', nonce, banner = false }: InlineOptions = {},
): InlineCore => {
  const { text, hash } = banner ? coreAndBannerText : coreText
  // A closing tag or a comment inside JSON would end the block.
  const json = JSON.stringify(config).replace(/</g, '\\u003c')
  return {
    html: `<script type="application/json" data-cct-config>${json}</script>\n<script${attribute('data-base', base)}${attribute('nonce', nonce)}>${text}</script>`,
    cspHash: `'${hash}'`,
  }
}
