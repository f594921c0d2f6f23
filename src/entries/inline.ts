/** dist/inline.js: the core as text with its CSP hash, for servers and build tools. No browser use. */
import type { SiteConfig } from '../config/schema'
import { build } from './build-info'
import { coreHash, coreText } from './core-text'
import { preloadHash, preloadText } from './preload-text'

export interface InlineOptions {
  /** Folder where the other files of `dist/` lie. */
  readonly base?: string
  /** For a policy with nonces; then the hash is not needed. */
  readonly nonce?: string
  /**
   * Asks for the banner's files before the core has arrived, unless the visitor's answer is stored. For
   * sites where most new visitors are asked. A second script stands in `html` then, and its hash in
   * `cspHash`.
   * @default false
   */
  readonly preload?: boolean
}

export interface InlineCore {
  /** Goes at the top of `<head>`, above style sheets and every other script. */
  readonly html: string
  /** For `script-src`: `'sha256-…'`, quotes included; two of them, with a space between, with `preload`. */
  readonly cspHash: string
}

const attribute = (name: string, value: string | undefined) =>
  value === undefined
    ? ''
    : ` ${name}="${value.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;')}"`

/** File → integrity: the banner, its theme, and its texts where the configuration says their language. */
const filesOfBanner = (
  base: string,
  { language = 'en', theme }: SiteConfig,
): Record<string, string> => {
  const texts = Object.hasOwn(build.languages, language) && build.languages[language]
  const files = {
    'cct.ui.js': build.ui,
    ...(theme && { 'cct.themes.js': build.themes }),
    ...(texts && { [`lang/${language}.js`]: texts }),
  }
  return Object.fromEntries(
    Object.entries(files).map(([file, hash]) => [base + file, `sha256-${hash}`]),
  )
}

/**
 * The core written into a page, with its configuration beside it.
 * @example const { html, cspHash } = inlineCore({ receipts: { endpoint: '/receipts' } }, { base: '/cct/', preload: true })
 */
export const inlineCore = (
  config: SiteConfig = {},
  { base = '/cct/', nonce, preload = false }: InlineOptions = {},
): InlineCore => {
  // A closing tag or a comment inside JSON would end the block.
  const json = JSON.stringify(config).replace(/</g, '\\u003c')
  const files = JSON.stringify(filesOfBanner(base.replace(/\/?$/, '/'), config))
  const script = (name: string, value: string, text: string) =>
    `<script${attribute(name, value)}${attribute('nonce', nonce)}>${text}</script>`
  return {
    html: [
      ...(preload ? [script('data-cct-preload', files, preloadText)] : []),
      `<script type="application/json" data-cct-config>${json}</script>`,
      script('data-base', base, coreText),
    ].join('\n'),
    cspHash: [...(preload ? [preloadHash] : []), coreHash].map((hash) => `'${hash}'`).join(' '),
  }
}
