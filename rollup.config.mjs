/**
 * One configuration a bundle, in the order they need each other: what carries the hash of a file comes
 * after it, the core last.
 */
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import resolve from '@rollup/plugin-node-resolve'
import terser from '@rollup/plugin-terser'
import { rollup } from 'rollup'
import { dts } from 'rollup-plugin-dts'
import ts from 'typescript'

const dist = process.env.CCT_DIST ?? 'dist'
const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
const banner = `/*! cookie-consent-tool ${version} | MIT */`
const tagsIn = (folder) =>
  readdirSync(folder)
    .filter((name) => /^[a-z]{2,3}(-[A-Z][A-Za-z]+)?\.ts$/.test(name) && name !== 'en.ts')
    .map((name) => name.slice(0, -3))
    .sort()
const tags = tagsIn('src/ui/text')
const purposeTags = tagsIn('src/catalog/purposes')

rmSync(dist, { recursive: true, force: true })
mkdirSync(dist, { recursive: true })

const read = (name) => readFileSync(path.join(dist, name), 'utf8')
/** What `src/app/load-bundle.ts` makes the integrity of: no longer than it must be, because there are many. */
const hash = (name) => createHash('sha256').update(read(name)).digest('base64')
const withoutMap = (code) => code.replace(/\n?\/\/# sourceMappingURL=\S+\s*$/, '')

/** Replaces a source file by what only the build knows. */
const replaceFile = (file, make) => ({
  name: `replace-${file}`,
  load: (id) => (id === path.resolve('src', file) ? make() : null),
})
const replaceEntry = (name, make) => replaceFile(`entries/${name}`, make)

/** In the center, which alone asks for them: the core has no room for their hashes. */
const purposeHashes = () =>
  replaceFile('ui/purpose-files.ts', () => {
    const hashes = purposeTags.map((tag) => [tag, hash(`purposes/${tag}.js`)])
    return `export const purposeFiles = ${JSON.stringify(Object.fromEntries(hashes))}`
  })

/** In the interface, which alone asks for them. */
const interfaceHashes = () =>
  replaceFile('ui/hashes.ts', () => {
    const names = ['center', 'descriptions', 'check']
    const hashes = Object.fromEntries(names.map((name) => [name, hash(`cct.${name}.js`)]))
    return `export const hashes = ${JSON.stringify(hashes)}`
  })

const buildInfo = () =>
  replaceEntry('build-info.ts', () => {
    const languages = Object.fromEntries(tags.map((tag) => [tag, hash(`lang/${tag}.js`)]))
    const info = {
      version,
      ui: hash('cct.ui.js'),
      acts: hash('cct.acts.js'),
      themes: hash('cct.themes.js'),
      elsewhere: hash('cct.elsewhere.js'),
      services: hash('cct.services.js'),
      languages,
    }
    return `export const build = ${JSON.stringify(info)}`
  })

/** The finished interface as a function: parsed when called, run when needed. */
const uiInside = () =>
  replaceEntry(
    'ui-inside.ts',
    () => `export const uiInside = () => { ${withoutMap(read('cct.ui.js'))}; return cctUi.mount }`,
  )

const judgeText = () =>
  replaceEntry('judge-text.ts', async () => {
    const bundle = await rollup({ input: 'src/entries/judge.ts', plugins: [find(), compile()] })
    const made = await bundle.generate({ format: 'iife', name: 'cctJudge', plugins: [min(false)] })
    const text = `(() => { ${made.output[0].code}; return cctJudge.judgePage() })()`
    return `export const judgeText = ${JSON.stringify(text)}`
  })

const textOf = (file) => {
  // In HTML a closing tag inside a script would end it; ours have none, and this keeps it so.
  const text = withoutMap(read(file)).replaceAll('</script', '<\\/script')
  const hash = `sha256-${createHash('sha256').update(text).digest('base64')}`
  return JSON.stringify({ text, hash })
}

const coreText = () =>
  replaceEntry(
    'core-text.ts',
    () =>
      `export const coreText = ${textOf('cct.core.js')}\nexport const coreAndBannerText = ${textOf('cct.js')}`,
  )

/** The banner needs a corner of Preact; it travels with that corner alone (`src/ui/still.ts`). */
const stillForPreact = {
  name: 'still-for-preact',
  resolveId: (id) => (id === 'preact' ? path.resolve('src/ui/still.ts') : null),
}

/**
 * Preact makes nodes by the document's own functions, whose names markup can take: after
 * `<form name="createTextNode">` the way to withdraw could not be drawn. The prototype's are out of its reach.
 */
const pastMarkup = {
  name: 'past-markup',
  transform: (code, id) =>
    /[\\/]preact[\\/]/.test(id)
      ? {
          code: code.replace(
            /(\w+)\.(createTextNode|createElementNS)\(/g,
            'Document.prototype.$2.call($1,',
          ),
          map: null,
        }
      : null,
}

const imports = (names, folder) =>
  `{${names.map((tag) => `${JSON.stringify(tag)}: () => import('../${folder}/${tag}')`)}}`

const allLanguages = () =>
  replaceEntry(
    'languages.ts',
    () =>
      `export const languages = ${imports(tags, 'ui/text')}\nexport const purposes = ${imports(purposeTags, 'catalog/purposes')}`,
  )

/** File by file: `npm run typecheck` is what checks types, once and not for every bundle. */
const { options } = ts.parseJsonConfigFileContent(
  ts.readConfigFile('tsconfig.json', ts.sys.readFile).config,
  ts.sys,
  '.',
)
const compile = () => ({
  name: 'compile',
  transform(code, id) {
    if (!/\.tsx?$/.test(id)) return null
    const { outputText, sourceMapText } = ts.transpileModule(code, {
      fileName: id,
      compilerOptions: { ...options, noEmit: false, sourceMap: true },
    })
    return { code: outputText.replace(/\/\/# sourceMappingURL=.*\s*$/, ''), map: sourceMapText }
  },
})
const find = () => resolve({ extensions: ['.ts', '.tsx', '.mjs', '.js'] })
/** Tells V8 to compile the whole file off the main thread while it arrives, not function by function. */
const EAGER = '//# allFunctionsCalledOnLoad'
const min = (module, isEager = false) =>
  terser({
    module,
    ecma: 2022,
    compress: { passes: 3, unsafe_arrows: true, pure_getters: true },
    // A page in an older encoding reads a file in its own: nothing but ASCII, where it is loaded by the site's tag.
    format: { comments: /^!/, ascii_only: !module, ...(isEager && { preamble: EAGER }) },
  })

/**
 * A block instead of a function around it all. A browser that has to name the place of a call (for an
 * error's stack, or a page under automation) parses every function on the way again, and this would
 * be one as long as the file.
 */
const unwrap = () => ({
  name: 'unwrap',
  renderChunk(code) {
    const [all, before, inside, after] =
      /^([^]*?)!function\(\)\{"use strict";([^]*)\}\(\);(\s*)$/.exec(code) ?? []
    if (!all) this.error('this is not the function that was expected around the bundle')
    const isLeaking = (node) =>
      node && typeof node === 'object' && !/Function|Class/.test(node.type ?? '')
        ? (node.type === 'VariableDeclaration' && node.kind === 'var') ||
          Object.values(node).some(isLeaking)
        : false
    // As long as what it replaces, so that the source map stays true.
    const made = `${before}${'"use strict";{'.padEnd('!function(){"use strict";'.length)}${inside}}${after}`
    if (isLeaking(this.parse(made))) this.error('a `var` would become a global')
    return { code: made, map: null }
  },
})

const classic = (input, file, plugins = [], name, isEager = false) => ({
  input,
  plugins: [...plugins, find(), compile()],
  output: {
    file: path.join(dist, file),
    format: 'iife',
    banner,
    sourcemap: true,
    plugins: [min(false, isEager), input.endsWith('core.ts') && unwrap()],
    ...(name && { name }),
  },
})

/** All files of one kind in one go: each hands its texts over and leaves nothing behind. */
const textFiles = (kind, names, folder, exported) => ({
  input: Object.fromEntries(names.map((tag) => [tag, `\0${kind}-${tag}`])),
  plugins: [
    {
      name: kind,
      resolveId: (id) => (id.startsWith(`\0${kind}-`) ? id : null),
      load: (id) =>
        id.startsWith(`\0${kind}-`)
          ? `import { ${exported} } from ${JSON.stringify(path.resolve(folder, `${id.slice(kind.length + 2)}.ts`))}\ndocument.currentScript.cct(${exported})`
          : null,
    },
    find(),
    compile(),
  ],
  // Nothing is imported or exported, so that this is a classic script, without a global name.
  output: { dir: path.join(dist, kind), format: 'es', plugins: [min(true)] },
})

export default [
  textFiles('lang', tags, 'src/ui/text', 'texts'),
  textFiles('purposes', purposeTags, 'src/catalog/purposes', 'purposes'),
  classic('src/entries/check.ts', 'cct.check.js'),
  classic('src/entries/descriptions.ts', 'cct.descriptions.js'),
  classic('src/entries/center.ts', 'cct.center.js', [pastMarkup, purposeHashes()], undefined, true),
  classic('src/entries/ui.ts', 'cct.ui.js', [stillForPreact, interfaceHashes()], 'cctUi', true),
  classic('src/entries/acts.ts', 'cct.acts.js', [], undefined, true),
  classic('src/entries/themes.ts', 'cct.themes.js'),
  classic('src/entries/elsewhere.ts', 'cct.elsewhere.js'),
  classic('src/entries/services.ts', 'cct.services.js'),
  classic('src/entries/core.ts', 'cct.core.js', [buildInfo()], undefined, true),
  classic('src/entries/core.ts', 'cct.js', [buildInfo(), uiInside()], undefined, true),
  {
    input: { index: 'src/entries/module.ts' },
    plugins: [pastMarkup, buildInfo(), judgeText(), allLanguages(), find(), compile()],
    output: {
      dir: dist,
      format: 'es',
      banner,
      sourcemap: true,
      chunkFileNames: 'esm/[name].js',
      plugins: [min(true)],
    },
  },
  {
    input: { inline: 'src/entries/inline.ts', cli: 'src/entries/cli.ts' },
    plugins: [coreText(), find(), compile()],
    output: {
      dir: dist,
      format: 'es',
      banner: (chunk) => (chunk.name === 'cli' ? `#!/usr/bin/env node\n${banner}` : banner),
      chunkFileNames: 'esm/[name].js',
    },
  },
  {
    input: {
      index: 'src/entries/module.ts',
      inline: 'src/entries/inline.ts',
      receipt: 'src/entries/receipt.ts',
      config: 'src/entries/config.ts',
    },
    plugins: [dts({ tsconfig: 'tsconfig.json' })],
    output: { dir: dist, format: 'es', chunkFileNames: 'esm/[name].d.ts' },
  },
]
