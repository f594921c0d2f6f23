/** The wording of every mistake a site owner can make. A problem never grants anything. */
export interface Problem {
  /** Where: `services[2].category`, `data-config`, `choose()`. */
  readonly path: string
  readonly message: string
}

/** Do at most `left` letters have to be changed, added or left out? */
const isNear = (a: string, b: string, left: number): boolean =>
  a[0] === b[0]
    ? !a || isNear(a.slice(1), b.slice(1), left)
    : left > 0 &&
      (isNear(a.slice(1), b.slice(1), left - 1) ||
        isNear(a.slice(1), b, left - 1) ||
        isNear(a, b.slice(1), left - 1))

/** `; did you mean "analytics"?`, or nothing when no option is near. */
export const suggest = (word: string, options: Iterable<string>): string => {
  const all = [...options]
  for (const far of [0, 1, 2, 3]) {
    const near = all.find(
      (option) => far <= option.length / 2 && isNear(word.toLowerCase(), option.toLowerCase(), far),
    )
    if (near) return `; did you mean "${near}"?`
  }
  return ''
}

/** A value as a site owner would recognise it, short. */
export const found = (value: unknown): string => {
  try {
    return (JSON.stringify(value) ?? String(value)).slice(0, 40)
  } catch {
    return 'a value that is not plain JSON' // circular, BigInt, a getter that throws
  }
}

export const unknownKey = (path: string, key: string, options: Iterable<string>): Problem => ({
  path,
  message: `unknown setting${suggest(key, options)}`,
})

export const wrongValue = (path: string, value: unknown, expected: string): Problem => ({
  path,
  message: `${found(value)} should be ${expected}${
    typeof value === 'string' ? suggest(value, expected.split(' or ')) : ''
  }`,
})

/** A category or service that nobody declared. What refers to it stays held. */
export const undeclared = (path: string, id: string, options: Iterable<string>): Problem => {
  const all = [...options]
  const hint = suggest(id, all) || (all.length < 20 ? `; there is ${all.join(', ')}` : '')
  return { path, message: `"${id}" is not declared and stays held${hint}` }
}
