import { SiteConfig } from './config.js';

/** dist/inline.js: the core as text with its CSP hash, for servers and build tools. No browser use. */

interface InlineOptions {
    /** Folder where the other files of `dist/` lie. */
    readonly base?: string;
    /** For a policy with nonces; then the hash is not needed. */
    readonly nonce?: string;
    /**
     * The banner along with the core, for a visitor who will be asked: some 6 kB more in the page, and no
     * request before the banner stands. Who has a record does not need it.
     */
    readonly banner?: boolean;
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
 * @example inlineCore(config, { banner: !parseRecord(request.headers.cookie ?? '') })
 */
declare const inlineCore: (config?: SiteConfig, { base, nonce, banner }?: InlineOptions) => InlineCore;

export { inlineCore };
export type { InlineCore, InlineOptions };
