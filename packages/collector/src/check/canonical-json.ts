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
  for (const { head, key } of orderOf(Object.keys(object)).members)
    text += head + canonicalJson(object[key])
  return text === '' ? '{}' : `${text}}`
}

interface Order {
  readonly given: readonly string[]
  /** In canonical order; `head` is what is written before the value. */
  readonly members: readonly { readonly head: string; readonly key: string }[]
}

// Few and of small objects only, so that nobody fills it with names.
const mostOrders = 64
const mostKeys = 32
const orders = new Map<string, Order>()

/** Receipts of one sender list their members alike, so the last order is most often the next one's. */
function orderOf(given: readonly string[]): Order {
  const [first = ''] = given
  const last = orders.get(first)
  if (last && areSame(given, last.given)) return last
  // The default order is by UTF-16 code unit, which is what the RFC asks for.
  const members = given
    .toSorted()
    .map((key, index) => ({ head: `${index === 0 ? '{' : ','}${quote(key)}:`, key }))
  const order = { given, members }
  if (given.length > mostKeys) return order
  orders.set(first, order)
  for (const oldest of orders.keys()) if (orders.size > mostOrders) orders.delete(oldest)
  return order
}

const areSame = (some: readonly string[], others: readonly string[]): boolean =>
  some.length === others.length && some.every((text, index) => text === others[index])

// Every receipt passes here, so what needs no escape is not handed on.
const plain = /^[ !#-[\]-~]*$/
const quote = (text: string): string => (plain.test(text) ? `"${text}"` : JSON.stringify(text))
