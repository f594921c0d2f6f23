/** What the core carries, and what it must not: see "The files" in ARCHITECTURE.md. */
import { build } from 'esbuild'
import { expect, test } from 'vitest'

const filesOf = async (entry: string) => {
  const { metafile } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    metafile: true,
    format: 'iife',
    outfile: 'out.js',
  })
  const [output] = Object.values(metafile.outputs)
  return Object.entries(output?.inputs ?? {})
    .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
    .map(([file]) => file)
}

/** What only an answer needs. */
const late = [
  'src/app/verbs.ts',
  'src/app/proof.ts',
  'src/app/finish.ts',
  'src/receipts/outbox.ts',
  'src/receipts/send.ts',
  'src/receipts/receipt.ts',
  'src/storage/records.ts',
  'src/gate/sweep.ts',
  'src/gate/embed.ts',
]

test('the core carries nothing that only an answer needs, and no library', async () => {
  const core = await filesOf('src/entries/core.ts')
  expect(core).toContain('src/app/boot.ts')
  expect(core.filter((file) => late.includes(file) || file.includes('node_modules'))).toEqual([])
})

test('all of it is in the file for answers', async () => {
  expect(await filesOf('src/entries/acts.ts')).toEqual(expect.arrayContaining(late))
})
