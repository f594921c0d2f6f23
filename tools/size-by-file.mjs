/**
 * Where the bytes of a bundle come from: `node tools/size-by-file.mjs [cct.core.js]`. Reads its
 * source map; minified bytes, before compression.
 */
import { readFileSync } from 'node:fs'
import path from 'node:path'

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** Base64 VLQ, as source maps write numbers. */
const numbers = (segment) => {
  const out = []
  let value = 0
  let shift = 0
  for (const letter of segment) {
    const digit = DIGITS.indexOf(letter)
    value += (digit & 31) << shift
    shift += 5
    if (digit & 32) continue
    out.push(value & 1 ? -(value >> 1) : value >> 1)
    value = shift = 0
  }
  return out
}

/** Source file → minified bytes that came from it. */
export const bytesByFile = (code, { mappings, sources }) => {
  const lines = code.split('\n')
  const bytes = new Map()
  let source = 0
  for (const [i, line] of mappings.split(';').entries()) {
    let column = 0
    let from
    const count = (until) => {
      if (from !== undefined) bytes.set(from, (bytes.get(from) ?? 0) + until - column)
    }
    for (const segment of line.split(',').filter(Boolean)) {
      const [step, sourceStep] = numbers(segment)
      count(column + step)
      column += step
      source += sourceStep ?? 0
      from = sources[source]
    }
    count(lines[i]?.length ?? column)
  }
  return bytes
}

const name = process.argv[2] ?? 'cct.core.js'
const map = JSON.parse(readFileSync(path.join('dist', `${name}.map`), 'utf8'))
const bytes = bytesByFile(readFileSync(path.join('dist', name), 'utf8'), map)
const rooms = new Map()
for (const [file, count] of bytes) {
  const room = /src\/(\w+(?:\/intercept)?)\//.exec(file)?.[1] ?? 'packages'
  rooms.set(room, (rooms.get(room) ?? 0) + count)
}
const print = (rows) =>
  [...rows]
    .sort((a, b) => b[1] - a[1])
    .map(([what, count]) => `${String(count).padStart(7)}  ${what.replace(/^.*src\//, '')}`)
    .join('\n')
process.stdout.write(`${print(rooms)}\n\n${print(bytes)}\n`)
