/** Puts the sizes of what was built into README: `<!-- size:cct.js -->28.1 kB<!-- /size -->`. */
import { readFileSync, writeFileSync } from 'node:fs'

const { files } = JSON.parse(readFileSync('dist/manifest.json', 'utf8'))
const before = readFileSync('README.md', 'utf8')
const after = before.replace(
  /(<!-- size:([\w.]+) -->)[^<]*(<!-- \/size -->)/g,
  (_, open, name, close) => `${open}${(files[name].brotli / 1000).toFixed(1)} kB${close}`,
)
if (after !== before) writeFileSync('README.md', after)
