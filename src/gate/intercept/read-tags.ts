/** Finds the tags in a piece of HTML, delimited as the browser's tokenizer does, in one pass. */

const SPACE = ' \\t\\n\\f\\r'
const RAW = 'script|style|textarea|title|xmp|iframe|noembed|noframes|noscript|plaintext'
/**
 * A quote begins a value behind `=` alone. Takes everything but `>`, and each thing in one way:
 * what has no end ends with the text, so that no text is read twice.
 */
const ATTRIBUTES = `(?:([${SPACE}/]+)|=?[^${SPACE}/>=]*(?:[${SPACE}]*=[${SPACE}]*(?:"[^"]*(?:"|$)|'[^']*(?:'|$)|[^${SPACE}"'>][^${SPACE}>]*|))?)*`
/** A comment, something that is taken for one, or a tag. */
const TOKEN = `<(?:!--(?:-?(?=>)|[^]*?(?:--!?(?=>)|$))|(?:[!?]|[/](?![a-z])|$)[^>]*|([/]?)([a-z][^${SPACE}/>]*)(${ATTRIBUTES}))(>|$)`
const isRaw = RegExp(`^(${RAW})$`)
/** What may end a text that the parser sees where we see a tag. */
const STRADDLES = RegExp(`</(${RAW})|]]>`, 'i')
/** Inside, a `<style>` may be a drawing's, or passed over: its text is then markup. */
const UNSURE = /svg|math|select|template|frameset/i
/** May be HTML inside a drawing: `foreignObject`, `desc`, `mi`. Where it ends depends on what it holds. */
const WITHIN = /^(foreign|desc|annot|m[inost])/

/** Is what the parser reads inside of no ordinary element, or its page one without scripts? */
export const isUnsure = (place: Node | null | undefined): boolean =>
  !!place &&
  (UNSURE.test(`${(place as Partial<Element>).namespaceURI} ${place.nodeName}`) ||
    !(place.ownerDocument ?? (place as Document)).defaultView)

/**
 * What `replace` returns stands instead of a start tag; all else stays as it is. Where it is unclear
 * whether a text is markup (in `unsure`, by name, or everywhere: `*`), its tags are tags, and none
 * may hide another. Also tells where a tag begins that is not whole (`tag`), and what decides how
 * more text will be read (`open`).
 */
export const readTags = (
  html: string,
  replace: (name: string, rest: string, isClosed: boolean) => string | undefined,
  unsure = '',
): { html: string; tag: number; open: number } => {
  const token = RegExp(TOKEN, 'gi')
  let out = ''
  let at = 0
  let tag = html.length
  let open = tag
  /** How many of what is unsure stand open, and which. */
  let depth = unsure === '*' ? Infinity : 0
  let outer = ''
  for (let found; (found = token.exec(html));) {
    const [all, slash, written = '', rest = '', gap = '', end] = found
    const { index } = found
    const next = token.lastIndex
    const name = written.toLowerCase()
    const was = depth
    let text = all
    if (!end) tag = index
    else if (slash) depth -= depth && name === outer ? 1 : 0
    else if (name) {
      const isClosed = gap.endsWith('/')
      text = replace(written, rest, isClosed) ?? all
      if ((UNSURE.test(name) || name === unsure) && !(isClosed && /[gh]$/.test(name))) {
        depth = !depth ? 1 : name === outer ? depth + 1 : Infinity
        outer = name
      } else if (depth && WITHIN.test(name)) depth = Infinity
      else if (depth < Infinity && isRaw.test(name)) {
        const content = RegExp(
          `${depth ? '[^<]*' : '[^]*?'}(?=</${name === 'plaintext' ? '(?!)' : name}[${SPACE}/>])`,
          'iy',
        )
        content.lastIndex = next
        const isWhole = content.test(html)
        // No `<` in it: the same text to any reader.
        if (depth) depth = isWhole ? depth : Infinity
        else {
          token.lastIndex = isWhole ? content.lastIndex : html.length
          if (!isWhole) open = index
          // A script in a script's comment: where the outer one ends is unclear.
          const code = html.slice(next, token.lastIndex)
          if (name === 'script' && code.includes('<!--') && /<script/i.test(code)) depth = Infinity
        }
      }
    }
    if (was && STRADDLES.test(text.slice(1))) text = `<${text.slice(1).replace(/</g, '&lt;')}`
    if (depth && !was) open = index
    if (!depth && was) open = html.length
    out += html.slice(at, index) + text
    at = next
  }
  return { html: out + html.slice(at), tag, open: Math.min(tag, open) }
}
