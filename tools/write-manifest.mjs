/** Writes dist/manifest.json: version, and of every file its bytes and integrity. */
import { createHash } from 'node:crypto'
import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

const dist = process.env.CCT_DIST ?? 'dist'
const { version } = JSON.parse(readFileSync('package.json', 'utf8'))

const describe = (name) => {
  const body = readFileSync(path.join(dist, name))
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: 11,
    [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
  }
  return {
    bytes: body.length,
    gzip: gzipSync(body, { level: 9 }).length,
    brotli: brotliCompressSync(body, { params }).length,
    integrity: `sha384-${createHash('sha384').update(body).digest('base64')}`,
  }
}

const files = readdirSync(dist, { recursive: true })
  .map((name) => name.split(path.sep).join('/'))
  .filter((name) => name.endsWith('.js') && statSync(path.join(dist, name)).isFile())
  .sort()

writeFileSync(
  path.join(dist, 'manifest.json'),
  `${JSON.stringify({ version, files: Object.fromEntries(files.map((name) => [name, describe(name)])) }, null, 2)}\n`,
)
