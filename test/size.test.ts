/** The built files keep to the limits in package.json. */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

test('no bundle is larger than its limit', () => {
  const out = execFileSync(process.execPath, ['tools/size.mjs', '--enforce'], { encoding: 'utf8' })
  const { size } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    size: Record<string, number>
  }
  for (const name of ['cct.core.js', 'cct.js', 'cct.core.js + cct.ui.js']) {
    expect(size).toHaveProperty([name])
    expect(out).toContain(name)
  }
})
