/** The terms of bundled packages, as their authors wrote them. */
import { readFileSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

const require = createRequire(import.meta.url)

const folderOf = (name) => {
  let folder = path.dirname(require.resolve(name))
  while (!readdirSync(folder).includes('LICENSE')) folder = path.dirname(folder)
  return folder
}

/** Paths of source files → one text with the terms of every package among them. */
export const licenceTexts = (sources) => {
  const names = new Set(
    sources.map((source) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(source)?.[1]).filter(Boolean),
  )
  const parts = [...names].sort().map((name) => {
    const folder = folderOf(name)
    const { version, license } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'))
    const text = readFileSync(path.join(folder, 'LICENSE'), 'utf8').trim()
    return `${name} ${version} (${license})\n\n${text}\n`
  })
  return `The bundles in this folder contain:\n\n${parts.join('\n----\n\n')}`
}
