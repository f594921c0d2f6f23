/** The wording of every mistake a site owner can make. A problem never grants anything. */
export interface Problem {
  /** Where: `services[2].category`, `data-config`, `choose()`. */
  readonly path: string
  readonly message: string
}

/** Levenshtein distance, for "did you mean". */
const distance = (a: string, b: string): number => {
  let row = [...b].map((_, j) => j + 1)
  ;[...a].forEach((from, i) => {
    let left = i + 1
    row = row.map((up, j) => {
      const corner = j ? (row[j - 1] as number) : i
      left = Math.min(left + 1, up + 1, corner + (from === b[j] ? 0 : 1))
      return left
    })
  })
  return row.at(-1) ?? a.length
}

/** `; did you mean "analytics"?`, or nothing when no option is near. */
export const suggest = (word: string, options: Iterable<string>): string => {
  const near = [...options]
    .map((option) => [distance(word.toLowerCase(), option.toLowerCase()), option] as const)
    .sort((a, b) => a[0] - b[0])[0]
  return near && near[0] <= Math.max(2, word.length / 3) ? `; did you mean "${near[1]}"?` : ''
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
export const undeclared = (path: string, id: string, options: Iterable<string>): Problem => ({
  path,
  message: `"${id}" is not declared and stays held${suggest(id, options)}`,
})
