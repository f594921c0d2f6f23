/** Importing has no side effect and needs no browser: servers read records with it, tests call `verify`. */
import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'

const inNode = (code: string) =>
  spawnSync(process.execPath, ['--input-type=module', '--eval', code], { encoding: 'utf8' })

test('the built module can be imported in plain Node, and reads a record there', () => {
  const { stdout, stderr } = inNode(`
    import { classifyCookie, parseRecord, start, verify } from './dist/index.js'
    console.log(typeof start, typeof verify, parseRecord('a=b'), classifyCookie('_ga').category)
  `)
  expect(stderr).toBe('')
  expect(stdout.trim()).toBe('function function null analytics')
})

test('importing it leaves the global object as it was', () => {
  const { stdout } = inNode(`
    const before = Object.getOwnPropertyNames(globalThis).length
    await import('./dist/index.js')
    console.log(Object.getOwnPropertyNames(globalThis).length - before)
  `)
  expect(stdout.trim()).toBe('0')
})
