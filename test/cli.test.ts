/** What the command prints can be pasted as it is. */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const run = (...args: string[]) =>
  spawnSync(process.execPath, ['dist/cli.js', ...args], { encoding: 'utf8' })

test('sri: the tag carries the hash of the file that is shipped', () => {
  const { stdout, stderr, status } = run('sri', '--base', '/static/cct')
  expect(status).toBe(0)
  for (const [text, name] of [
    [stdout, 'cct.js'],
    [stderr, 'cct.core.js'],
  ] as const) {
    const hash = createHash('sha384')
      .update(readFileSync(`dist/${name}`))
      .digest('base64')
    expect(text).toContain(
      `<script src="/static/cct/${name}" integrity="sha384-${hash}" crossorigin="anonymous"></script>`,
    )
  }
})

test('snippet: the core, with the folder of the other files', () => {
  const { stdout, stderr } = run('snippet', '--base', '/static/')
  expect(stdout).toContain('data-base="/static/"')
  expect(stderr).toMatch(/'sha256-[^']+'/)
})

test('an unknown command says what there is, and fails', () => {
  const { stderr, status } = run('snipet')
  expect(stderr).toContain('cookie-consent-tool snippet')
  expect(status).toBe(1)
})

test('asked for help, or given an option it does not know, it prints no snippet', () => {
  const help = run('snippet', '--help')
  expect(help).toMatchObject({ stdout: '', status: 0 })
  expect(help.stderr).toContain('cookie-consent-tool snippet')
  const wrong = run('snippet', '--bse', '/static/')
  expect(wrong).toMatchObject({ stdout: '', status: 1 })
  expect(wrong.stderr).toContain("'--bse'")
})
