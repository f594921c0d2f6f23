/**
 * Reads an argument as the browser will, and leaves what was read in its place: an object that reads
 * differently the second time shows the same to the tool and to the browser.
 */
const page = globalThis as unknown as Record<
  string,
  { readonly prototype: { toString(): string } } | undefined
>
const { trustedTypes } = globalThis as unknown as {
  readonly trustedTypes?: Record<string, (value: unknown) => boolean>
}
// Of a trusted value counts what is in it, whatever a `toString` of its own says.
const trusted = (trustedTypes ? ['HTML', 'Script', 'ScriptURL'] : []).map(
  (kind) => [trustedTypes?.[`is${kind}`], page[`Trusted${kind}`]?.prototype.toString] as const,
)

export const once = (args: unknown[], at = 0): unknown => {
  const value = args[at]
  if (!value || (typeof value !== 'object' && typeof value !== 'function')) return value
  for (const [is, read] of trusted) if (is?.call(trustedTypes, value)) return read?.call(value)
  return (args[at] = `${value as unknown as string}`)
}

/** Of an argument that was read: only a trusted value is still an object. */
export const isTrusted = (args: readonly unknown[], at = 0): boolean =>
  !!args[at] && typeof args[at] === 'object'
