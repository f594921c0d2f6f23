/**
 * Runs held scripts in the order the browser would have kept, all fetched at once.
 *
 * A script that was never JavaScript has not "already started": changed back and inserted again
 * it runs, and keeps its listeners, nonce and identity. External ones go in with `async` off, so
 * that the browser runs them in order of insertion; an inline one after them waits for the `load`
 * of the one before it, which fires before the next external one runs (HTML, "execute the script
 * element").
 */
import { insertAgain } from './disarm'
import { cloneNode, insertBefore } from './natives'

export interface ReleaseScript {
  /** Returns the element that runs: the script, or a copy in its place. */
  (script: HTMLScriptElement): HTMLScriptElement
  /** After the last of a batch: what the browser would have deferred comes now, or once it is parsed. */
  end(): void
  /** Did the tool let this one go? */
  has(script: Element | null): boolean
}

/** A held script's real type; empty for classic JavaScript. */
const realType = (script: HTMLScriptElement) => script.dataset['type'] ?? ''

/** The last node there is, while there are more to come: the parser is not done with it. */
const isAtParser = (script: Element) => {
  let node: Node | null = script
  while (node && node !== document && !node.nextSibling) node = node.parentNode
  return node === document && document.readyState === 'loading'
}

/**
 * Observers are called before the parser prepares the script it has just closed. Changed back now
 * it would block the parser, and the scripts after it would be fetched one by one. A copy does not,
 * and nobody can have taken hold of what it replaces.
 */
const copyOf = (script: HTMLScriptElement): HTMLScriptElement => {
  const copy = cloneNode.call(script, true) as HTMLScriptElement
  copy.nonce = script.nonce
  insertBefore.call(script.parentNode as Node, copy, script)
  script.remove()
  return copy
}

const run = (script: HTMLScriptElement) => {
  const type = realType(script)
  if (type) script.type = type
  else script.removeAttribute('type')
  if (!script.hasAttribute('async')) script.async = false
  insertAgain(script)
}

/** `whenParsed` calls back once the document is parsed, or at once when it is. */
export const createReleaseScript = (whenParsed: (then: () => void) => void): ReleaseScript => {
  const released = new WeakSet<Element>()
  let before: HTMLScriptElement | null = null
  let deferred: HTMLScriptElement[] = []

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

  const release = (script: HTMLScriptElement) => {
    released.add(script)
    const type = realType(script)
    const isModule = type === 'module'
    const isExternal = script.hasAttribute('src')
    // What the browser will not run fires no `load`, so nothing may wait for it.
    const isInert = script.noModule || !/^$|module|(java|ecma|j)script/i.test(type)
    // Not in a page yet: it runs when it is inserted, and nothing may wait for it.
    if (!script.isConnected || script.hasAttribute('async') || isInert) run(script)
    else if (isModule || (isExternal && script.defer)) deferred.push(script)
    else if (!isExternal) runAfter(script)
    else {
      const live = isAtParser(script) ? copyOf(script) : script
      released.add(live)
      runAndBlock(live)
      return live
    }
    return script
  }
  const end = () =>
    whenParsed(() => {
      deferred.forEach(run)
      deferred = []
    })
  const has = (script: Element | null) => !!script && released.has(script)
  return Object.assign(release, { end, has })
}

/**
 * A released script runs after its place in the page was parsed, where `document.write` would open
 * a new document over this one. What it writes goes in behind it instead.
 */
export const catchWrites = (
  has: ReleaseScript['has'],
  toHtml: (html: string) => string,
): ((text: string, isTrusted: boolean) => boolean) => {
  const buffers = new Map<Element, string>()
  const untrusted = new WeakSet<Element>()
  return (text, isTrusted) => {
    const script = document.currentScript
    if (!script || !has(script)) return false
    const buffer = buffers.get(script)
    buffers.set(script, (buffer ?? '') + text)
    if (!isTrusted) untrusted.add(script)
    // Tags may come in pieces: parsed together once the script is through.
    if (buffer === undefined)
      queueMicrotask(() => {
        const html = buffers.get(script) ?? ''
        buffers.delete(script)
        const given = untrusted.has(script) ? html : toHtml(html)
        script.after(document.createRange().createContextualFragment(given))
      })
    return true
  }
}
