import { createHash } from 'node:crypto'

/** A page made in a test. `{nonce}` in it and in its `csp` becomes the nonce of the page. */
export interface PageParts {
  head?: string
  body?: string
  lang?: string
  title?: string
  /** `''` for a page in quirks mode. */
  doctype?: string
}

export const NONCE = 'bm9uY2U'

export const fillNonce = (text: string) => text.replaceAll('{nonce}', NONCE)

export const makePage = ({
  head = '',
  body = '<main><h1>A page</h1><p>Something to <a href="#read">read</a>.</p></main>',
  lang = 'en',
  title = 'A page',
  doctype = '<!doctype html>',
}: PageParts) =>
  `${doctype}<html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title>${head}</head><body>${body}</body></html>`

/** Puts a script before everything else that the page brings, under the page's own policy. */
export const injectFirst = (html: string, script: string) => {
  const at = /<head[^>]*>/i.exec(html) ?? /<html[^>]*>/i.exec(html) ?? /<!doctype[^>]*>/i.exec(html)
  const index = at ? at.index + at[0].length : 0
  // In XML an ampersand in a script would end the page.
  const text = html.startsWith('<?xml') ? `/*<![CDATA[*/${script}/*]]>*/` : script
  return `${html.slice(0, index)}<script nonce="${NONCE}">${text}</script>${html.slice(index)}`
}

/** A policy that lists no nonce has to name the injected script by its hash. */
export const admitInjected = (csp: string, script: string) => {
  const policy = fillNonce(csp)
  const rule = (/script-src[^;]*/.exec(policy) ?? /default-src[^;]*/.exec(policy))?.[0]
  if (!rule || rule.includes(`'nonce-${NONCE}'`) || rule.includes("'unsafe-inline'")) return policy
  const hash = createHash('sha256').update(script).digest('base64')
  return policy.replace(rule, `${rule} 'sha256-${hash}'`)
}
