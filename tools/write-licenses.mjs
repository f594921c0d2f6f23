/** `LICENSES.txt` beside the bundles. */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { licenceTexts } from './licence-texts.mjs'

const dist = process.env.CCT_DIST ?? 'dist'

/** From the source maps: what each bundle was really made of. */
const sources = readdirSync(dist)
  .filter((name) => name.endsWith('.js.map'))
  .flatMap((name) => JSON.parse(readFileSync(path.join(dist, name), 'utf8')).sources)

writeFileSync(path.join(dist, 'LICENSES.txt'), licenceTexts(sources))
