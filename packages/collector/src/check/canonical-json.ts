/**
 * RFC 8785 canonical JSON: keys sorted by UTF-16 code unit, no spaces, numbers and strings as
 * ECMAScript writes them. The value must have come from JSON, so nothing else can occur in it.
 */
export function canonicalJson(value: unknown): string {
  if (typeof value === 'string') return quote(value)
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  let text = ''
  if (Array.isArray(value)) {
    for (const item of value) text += (text === '' ? '[' : ',') + canonicalJson(item)
    return text === '' ? '[]' : `${text}]`
  }
  const object = value as Record<string, unknown>
  for (const key of inOrder(Object.keys(object)))
    text += `${text === '' ? '{' : ','}${quote(key)}:${canonicalJson(object[key])}`
  return text === '' ? '{}' : `${text}}`
}

/** Of small objects only, so that nobody fills it with names. */
const mostKeys = 32
const orders = new Map<number, { readonly given: readonly string[]; readonly sorted: string[] }>()

/** Receipts of one sender list their members alike, so the last order is most often the next one's. */
function inOrder(keys: readonly string[]): readonly string[] {
  const last = orders.get(keys.length)
  if (last && keys.every((key, index) => key === last.given[index])) return last.sorted
  // The default order is by UTF-16 code unit, which is what the RFC asks for.
  const sorted = keys.toSorted()
  if (keys.length <= mostKeys) orders.set(keys.length, { given: keys, sorted })
  return sorted
}

// Every receipt passes here, so what needs no escape is not handed on.
const plain = /^[ !#-[\]-~]*$/
const quote = (text: string): string => (plain.test(text) ? `"${text}"` : JSON.stringify(text))
