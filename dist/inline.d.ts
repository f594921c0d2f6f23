import { SiteConfig } from './config.js';

/** dist/inline.js: the core as text with its CSP hash, for servers and build tools. No browser use. */

interface InlineOptions {
    /** Folder where the other files of `dist/` lie. */
    readonly base?: string;
    /** For a policy with nonces; then the hash is not needed. */
    readonly nonce?: string;
    /**
     * Asks for the banner's files before the core has arrived, unless the visitor's answer is stored. For
     * sites where most new visitors are asked. A second script stands in `html` then, and its hash in
     * `cspHash`.
     * @default false
     */
    readonly preload?: boolean;
}
interface InlineCore {
    /** Goes at the top of `<head>`, above style sheets and every other script. */
    readonly html: string;
    /** For `script-src`: `'sha256-…'`, quotes included; two of them, with a space between, with `preload`. */
    readonly cspHash: string;
}
/**
 * The core written into a page, with its configuration beside it.
 * @example const { html, cspHash } = inlineCore({ receipts: { endpoint: '/receipts' } }, { base: '/cct/', preload: true })
 */
declare const inlineCore: (config?: SiteConfig, { base, nonce, preload }?: InlineOptions) => InlineCore;

export { inlineCore };
export type { InlineCore, InlineOptions };
