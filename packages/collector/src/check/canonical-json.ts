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
  // The default order of sort() is by UTF-16 code unit, which is what the RFC asks for.
  for (const key of Object.keys(object).sort())
    text += `${text === '' ? '{' : ','}${quote(key)}:${canonicalJson(object[key])}`
  return text === '' ? '{}' : `${text}}`
}

// Every receipt passes here, so what needs no escape is not handed on.
const plain = /^[ !#-[\]-~]*$/
const quote = (text: string): string => (plain.test(text) ? `"${text}"` : JSON.stringify(text))
