import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { learnedClues, learnedHosts, learnedNames } from '../../src/catalog/learned'
import { parseHostPattern } from '../../src/catalog/match-host'
import { isTooWidePattern } from '../../src/catalog/name-index'
import { isHeldOut } from '../../tools/labelled.mjs'

const names = learnedNames.flatMap(([, list]) => list.split(' '))
const hosts = learnedHosts.flatMap(([, list]) => list.split(' '))

test('nothing that is kept for measuring was learned', () => {
  for (const name of names) expect(isHeldOut(name.replace('*', '')), name).toBe(false)
  for (const host of hosts) expect(isHeldOut(host), host).toBe(false)
})

test('what was learned is well formed', () => {
  for (const name of names) expect(isTooWidePattern(name), name).toBe(false)
  for (const host of hosts) expect(parseHostPattern(host)).toBe(host)
  for (const clue of learnedClues.split(' ')) expect(clue).toMatch(/[b-z]{4}$/)
})

test('measuring without data says what to do', () => {
  const { status, stderr } = spawnSync(
    process.execPath,
    [fileURLToPath(new URL('../../tools/eval.mjs', import.meta.url))],
    { encoding: 'utf8', env: { ...process.env, CCT_EVAL_DATA: '' } },
  )
  expect(status).toBe(2)
  expect(stderr).toContain('--data')
})
