import { brotliCompressSync } from 'node:zlib'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { expect, test } from 'vitest'

/** What the core may spend on names and hosts, in bytes; what else is known comes in a file of its own. */
const limit = 2900

test('what the core takes from the catalogue stays within its share', async () => {
  const { outputFiles } = await build({
    stdin: {
      contents: `
        import { classifierFor } from './classify'
        import { coreHosts } from './core-hosts'
        import { hostTable, parseHostPattern } from './match-host'
        import { isTooWidePattern } from './name-index'
        import { services } from './services'
        globalThis.all = [classifierFor, coreHosts, hostTable, parseHostPattern, isTooWidePattern, services]
      `,
      resolveDir: fileURLToPath(new URL('../../src/catalog', import.meta.url)),
    },
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
  })
  expect(brotliCompressSync(outputFiles[0]!.contents).length).toBeLessThanOrEqual(limit)
})
