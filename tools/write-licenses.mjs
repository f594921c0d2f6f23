/** `LICENSES.txt` beside the bundles: the terms of what is bundled, as its authors wrote them. */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

const dist = process.env.CCT_DIST ?? 'dist'
const require = createRequire(import.meta.url)

const folderOf = (name) => {
  let folder = path.dirname(require.resolve(name))
  while (!readdirSync(folder).includes('LICENSE')) folder = path.dirname(folder)
  return folder
}

/** From the source maps: what each bundle was really made of. */
const bundled = new Set(
  readdirSync(dist)
    .filter((name) => name.endsWith('.js.map'))
    .flatMap((name) => JSON.parse(readFileSync(path.join(dist, name), 'utf8')).sources)
    .map((source) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(source)?.[1])
    .filter(Boolean),
)

const parts = [...bundled].sort().map((name) => {
  const folder = folderOf(name)
  const { version, license } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'))
  const text = readFileSync(path.join(folder, 'LICENSE'), 'utf8').trim()
  return `${name} ${version} (${license})\n\n${text}\n`
})

writeFileSync(
  path.join(dist, 'LICENSES.txt'),
  `The bundles in this folder contain:\n\n${parts.join('\n----\n\n')}`,
)
