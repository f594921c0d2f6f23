/** What the documentation shows works: configurations are faultless, code compiles, attributes exist. */
import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'
import { servicesMore } from '../../src/catalog/services-more'
import { services } from '../../src/catalog/services'
import { resolve } from '../../src/config/resolve'
import { attributeNames } from '../../src/env/script-tag'

interface Block {
  readonly at: string
  readonly language: string
  readonly text: string
}

const pages = ['README.md', ...globSync('docs/**/*.md')].filter(
  (page) => !/node_modules|reference/.test(page), // the reference is written from the sources
)
const blocks: Block[] = pages.flatMap((page) =>
  [...readFileSync(page, 'utf8').matchAll(/^```(\w+)\n([\s\S]*?)^```/gm)].map(
    ([, language = '', text = ''], i) => ({ at: `${page} block ${i + 1}`, language, text }),
  ),
)
const written = (...languages: string[]) =>
  blocks.filter(({ language }) => languages.includes(language))

describe('html', () => {
  const html = written('html')

  test('each configuration is one that nothing is wrong with', () => {
    const known = new Set([...services, ...servicesMore].map(({ id }) => id))
    let count = 0
    for (const { at, text } of html)
      for (const [, json = ''] of text.matchAll(/data-cct-config>\n?([\s\S]+?)<\/script>/g)) {
        const { problems, config } = resolve([JSON.parse(json)])
        expect(problems, at).toEqual([])
        for (const { id, name } of config.services)
          if (!name) expect(known, `${at}: ${id}`).toContain(id)
        count += 1
      }
    expect(count).toBeGreaterThan(5)
  })

  test('each attribute of the tag exists', () => {
    for (const { at, text } of html)
      for (const [tag] of text.matchAll(/<script src="\/cct\/[^>]*>/g))
        for (const [name] of tag.matchAll(/data-[\w-]+/g))
          expect(attributeNames, at).toContain(name)
  })
})

test.each(written('json').map(({ at, text }) => [at, text]))(
  '%s is a configuration that nothing is wrong with, or the file of Global Privacy Control',
  (_, text) => {
    const json = JSON.parse(text) as object
    if ('gpc' in json)
      expect(json).toEqual({ gpc: true, lastUpdate: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) })
    else expect(resolve([json]).problems).toEqual([])
  },
)

describe('code', () => {
  const code = written('js', 'ts', 'tsx')

  test('compiles against the published types', () => {
    expect(code.length).toBeGreaterThan(8)
    const root = path.resolve('.')
    const named = new Map(
      code.map(({ language, text }, i) => [
        path.join(root, `docs-block-${i}.${language === 'tsx' ? 'tsx' : 'ts'}`),
        `${text}\nexport {}\n`,
      ]),
    )
    const globals = path.join(root, 'docs-globals.d.ts')
    named.set(
      globals,
      `import type { ConsentTool } from './src/entries/module'
       import type { Page } from 'playwright'
       declare global {
         // A queue before the script has run, the tool from then on.
         var CookieConsentTool: ConsentTool & { push(call: (tool: ConsentTool) => void): void }
         const request: { headers: { cookie?: string } }
         const page: Page
         const count: () => void
       }`,
    )
    const options: ts.CompilerOptions = {
      target: ts.ScriptTarget.ESNext,
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      lib: ['lib.esnext.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
      jsx: ts.JsxEmit.Preserve,
      strict: true,
      noEmit: true,
      skipLibCheck: true,
      types: ['node'],
      paths: {
        'cookie-consent-tool': ['./src/entries/module.ts'],
        'cookie-consent-tool/inline': ['./src/entries/inline.ts'],
        react: ['./test/docs/react.d.ts'],
      },
    }
    const host = ts.createCompilerHost(options)
    const { fileExists, readFile, getSourceFile } = host
    host.fileExists = (name) => named.has(name) || fileExists(name)
    host.readFile = (name) => named.get(name) ?? readFile(name)
    host.getSourceFile = (name, target, ...rest) => {
      const text = named.get(name)
      return text === undefined
        ? getSourceFile(name, target, ...rest)
        : ts.createSourceFile(name, text, target)
    }
    const program = ts.createProgram([...named.keys()], options, host)
    const said = ts
      .getPreEmitDiagnostics(program)
      .filter(({ file }) => file && named.has(file.fileName))
      .map(({ file, messageText }) => {
        const at = Number(/block-(\d+)/.exec(file?.fileName ?? '')?.[1])
        return `${code[at]?.at}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`
      })
    expect(said).toEqual([])
  }, 60_000)
})
