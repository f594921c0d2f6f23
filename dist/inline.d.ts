import { SiteConfig } from './config.js';

/** dist/inline.js: the core as text with its CSP hash, for servers and build tools. No browser use. */

interface InlineOptions {
    /** Folder where the other files of `dist/` lie. */
    readonly base?: string;
    /** For a policy with nonces; then the hash is not needed. */
    readonly nonce?: string;
}
interface InlineCore {
    /** Goes at the top of `<head>`, above style sheets and every other script. */
    readonly html: string;
    /** For `script-src`: `'sha256-…'`, quotes included. */
    readonly cspHash: string;
}
/**
 * The core written into a page, with its configuration beside it.
 * @example const { html, cspHash } = inlineCore({ receipts: { endpoint: '/receipts' } }, { base: '/cct/' })
 */
declare const inlineCore: (config?: SiteConfig, { base, nonce }?: InlineOptions) => InlineCore;

export { inlineCore };
export type { InlineCore, InlineOptions };
