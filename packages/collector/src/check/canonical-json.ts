/**
 * RFC 8785 canonical JSON: keys sorted by UTF-16 code unit, no spaces, numbers and strings as
 * ECMAScript writes them. The value must have come from JSON, so nothing else can occur in it.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  const object = value as Record<string, unknown>
  // The default order of sort() is by UTF-16 code unit, which is what the RFC asks for.
  const members = Object.keys(object)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonicalJson(object[key])}`)
  return `{${members.join(',')}}`
}
