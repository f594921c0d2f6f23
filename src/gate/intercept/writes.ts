/** `document.write`: HTML in pieces, and after its place was parsed, ruin. */
import type { Guard } from '../judge'
import { isTrusted, once } from './once'
import { readTags } from './read-tags'
import { wrapMethod, type Realm } from './wrap'

/** What is not complete yet, to be read again with what comes. */
interface Pending {
  readonly text: string
  /** How much of it the browser has, as it was written. */
  readonly sent: number
  /** The beginning of a tag, which it does not have. */
  readonly tail: string
}

/** Of each script that writes, and of each document that one has opened. */
const pending = new WeakMap<Node, Pending>()

/** `onWritten`: there may be new frames, or a document written anew. */
export const installWrites = (realm: Realm, guard: Guard, onWritten: () => void) => {
  const { prototype } = realm.window.Document
  const { write } = prototype
  const flush = (page: Document, writer: Node = page) => {
    const { tail } = pending.get(writer) ?? {}
    pending.delete(writer)
    if (tail) write.call(page, tail)
  }
  for (const name of ['write', 'writeln'])
    wrapMethod(realm, prototype, name, (self, args, go) => {
      const page = self as Document
      // Of a symbol, too: it is the browser's to refuse.
      const pieces = args.map((_, at) => String(once(args, at)))
      const text = pieces.join('') + (name === 'write' ? '' : '\n')
      const areTrusted = args.every((_, at) => isTrusted(args, at))
      if (page === document && guard.write(text, areTrusted)) return
      // Behind a script of the page comes markup of the page, and the browser reads on with that.
      const writer = page.currentScript ?? page
      const before = page.readyState === 'loading' ? pending.get(writer) : undefined
      if (!before && writer !== page) queueMicrotask(() => flush(page, writer))
      const { text: rest = '', sent = 0 } = before ?? {}
      // A tag in pieces is looked at when it is whole, which is when the browser would, too.
      const whole = rest + text
      const { tag, open } = readTags(whole, () => undefined)
      const html = guard.html(whole.slice(0, tag), areTrusted, '', sent)
      pending.set(writer, {
        text: whole.slice(open),
        sent: String(guard.html(whole.slice(open, tag), false)).length,
        tail: whole.slice(tag),
      })
      if (html === text) go()
      else write.call(page, html as string)
      onWritten()
    })
  for (const name of ['open', 'close'])
    wrapMethod(realm, prototype, name, (self, _, go) => {
      flush(self as Document)
      return go()
    })
}
