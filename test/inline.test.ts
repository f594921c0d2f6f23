/** The core as text, from the built files: what `inlineCore` and the command line print. */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { inlineCore } from '../dist/inline.js'

test.each([false, true])(
  'the hash is of exactly the script that is printed, banner %s',
  (banner) => {
    const { html, cspHash } = inlineCore({}, { base: '/cct/', banner })
    const [, script = ''] = /<script data-base="\/cct\/">([\s\S]*)<\/script>$/.exec(html) ?? []
    expect(cspHash).toBe(`'sha256-${createHash('sha256').update(script).digest('base64')}'`)
    expect(script.length).toBeGreaterThan(1000)
  },
)

test('a configuration cannot end its block, nor an attribute its quotes', () => {
  const { html } = inlineCore(
    { site: { name: '</script><script>alert(1)</script>' } },
    { base: '/a"><script>', nonce: 'n' },
  )
  expect(html).not.toContain('<script>alert')
  expect(html).toContain('data-base="/a&quot;>&lt;script>"')
  const [, json = ''] = /data-cct-config>(.*?)<\/script>/.exec(html) ?? []
  expect(JSON.parse(json)).toEqual({ site: { name: '</script><script>alert(1)</script>' } })
})

test('the command prints the snippet, and what a policy needs beside it', () => {
  const out = execFileSync(process.execPath, ['dist/cli.js', 'snippet', '--base', '/x/'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  expect(out.trim()).toBe(inlineCore({}, { base: '/x/' }).html)
})

test.each(['cct.core.js', 'cct.js'])(
  '%s names no file of this machine and holds no closing tag',
  (file) => {
    const core = readFileSync(`dist/${file}`, 'utf8')
    expect(core).not.toMatch(/<\/script|\/home\/|\/root\//)
  },
)
