// Bundles the dashboard: in memory for a collector run from its source, or into dist/ as a command.
import { writeFile, mkdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

/** @returns {Promise<{ script: string, style: string, sources: string[] }>} */
export async function bundleDashboard() {
  const { outputFiles, metafile } = await build({
    entryPoints: [fileURLToPath(new URL('./main.tsx', import.meta.url))],
    tsconfig: fileURLToPath(new URL('./tsconfig.json', import.meta.url)),
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    outdir: 'out',
    write: false,
    metafile: true,
    banner: { js: '/* Holds Preact and uPlot; their terms: LICENSES.txt */' },
    legalComments: 'none',
    // A shared folder of modules above would otherwise be looked for where the process was started.
    absWorkingDir: fileURLToPath(new URL('.', import.meta.url)),
  })
  const text = (ending) => outputFiles.find(({ path }) => path.endsWith(ending))?.text ?? ''
  return { script: text('.js'), style: text('.css'), sources: Object.keys(metafile.inputs) }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = new URL('../dist/dashboard/', import.meta.url)
  // Needed to build the package, not to run a collector from its source.
  const { licenceTexts } = await import('../../../tools/licence-texts.mjs')
  const { script, style, sources } = await bundleDashboard()
  await mkdir(folder, { recursive: true })
  await writeFile(new URL('main.js', folder), script)
  await writeFile(new URL('main.css', folder), style)
  await writeFile(new URL('LICENSES.txt', folder), licenceTexts(sources))
}
