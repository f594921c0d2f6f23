/**
 * Runs held scripts in the order the browser would have kept, all fetched at once.
 *
 * A script that was never JavaScript has not "already started": changed back and inserted again
 * it runs, and keeps its listeners, nonce and identity. External ones go in with `async` off, so
 * that the browser runs them in order of insertion; an inline one after them waits for the `load`
 * of the one before it, which fires before the next external one runs (HTML, "execute the script
 * element").
 */
export interface ReleaseScript {
  (script: HTMLScriptElement): void
}

/** A held script's real type; empty for classic JavaScript. */
const realType = (script: HTMLScriptElement) => script.dataset['type'] ?? ''

const insertAgain = (element: Element) =>
  element.parentNode?.insertBefore(element, element.nextSibling)

const run = (script: HTMLScriptElement) => {
  const type = realType(script)
  if (type) script.type = type
  else script.removeAttribute('type')
  if (!script.hasAttribute('async')) script.async = false
  insertAgain(script)
}

/** `whenParsed` calls back once the document is parsed, or at once when it is. */
export const createReleaseScript = (whenParsed: (then: () => void) => void): ReleaseScript => {
  let before: HTMLScriptElement | null = null

  const runAndBlock = (script: HTMLScriptElement) => {
    const done = () => {
      if (before === script) before = null
    }
    before = script
    script.addEventListener('load', done)
    script.addEventListener('error', done)
    run(script)
  }

  const runAfter = (script: HTMLScriptElement) => {
    if (!before) return run(script)
    const go = () => run(script)
    before.addEventListener('load', go)
    before.addEventListener('error', go)
  }

  return (script) => {
    const type = realType(script)
    const isModule = type === 'module'
    const isExternal = script.hasAttribute('src')
    // What the browser will not run fires no `load`, so nothing may wait for it.
    const isInert = script.noModule || !/^$|module|(java|ecma|j)script/i.test(type)
    if (script.hasAttribute('async') || isInert) run(script)
    else if (isModule || (isExternal && script.defer)) whenParsed(() => run(script))
    else if (isExternal) runAndBlock(script)
    else runAfter(script)
  }
}
