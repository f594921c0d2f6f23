import { expect, test } from 'vitest'
import { defaults, readSettings } from '../src/settings.ts'

test('nothing given means the defaults, and only this machine is served', () => {
  expect(readSettings({}, [])).toEqual({ settings: defaults, problems: [] })
  expect(defaults.host).toBe('127.0.0.1')
})

test('a flag wins over the environment, an empty variable counts as not set', () => {
  const { settings, problems } = readSettings(
    { PORT: '9000', RATE: '5', TOKEN: '', RETENTION_DAYS: '730' },
    ['--port', '9001', '--origins=https://a.example, https://b.example:8443'],
  )
  expect(problems).toEqual([])
  expect(settings).toMatchObject({
    port: 9001,
    rate: 5,
    token: null,
    retentionDays: 730,
    origins: ['https://a.example', 'https://b.example:8443'],
  })
})

test('a key for hand-overs is taken from either place, and is off when empty', () => {
  const key = 'k'.repeat(32)
  const origins = ['--origins', 'https://a.example,https://b.example']
  const keyOf = (env: Record<string, string>, args: string[] = []) =>
    readSettings(env, [...origins, ...args]).settings.handOverKey
  expect(keyOf({ HAND_OVER_KEY: key })).toBe(key)
  expect(keyOf({}, ['--hand-over-key', key])).toBe(key)
  expect(keyOf({ HAND_OVER_KEY: '' })).toBe(null)
})

test.each([
  [{ PORT: 'abc' }, [], 'PORT must be a whole number from 0 to 65535, found "abc"'],
  [{}, ['--rate', '-1'], '--rate'],
  [
    { STORE: 'mysql://u:secret@h/d' },
    [],
    'STORE must begin with "file:" (SQLite) or "postgres://"',
  ],
  [{ TOKEN: 'two words' }, [], 'TOKEN must be printable ASCII'],
  [{ ORIGINS: 'https://a.example/' }, [], 'found "https://a.example/"'],
  [{ TRUST_PROXY: 'loopback, proxy' }, [], 'found "proxy"'],
  [{ RECORD_COOKIE: 'cct; HttpOnly' }, [], 'RECORD_COOKIE must look like'],
  [{ SEALS_TO: 'ftp://x' }, [], 'SEALS_TO must begin with'],
  [
    { HAND_OVER_KEY: 'secret'.repeat(5), ORIGINS: 'https://a.example' },
    [],
    'HAND_OVER_KEY must be at least 32 characters long',
  ],
  [{}, ['--hand-over-key', 'secret'.repeat(6)], '--hand-over-key needs ORIGINS: name the origin'],
  [{ HAND_OVER_KEY: 'secret'.repeat(6), ORIGINS: ' , ' }, [], 'HAND_OVER_KEY needs ORIGINS'],
  [{ HAND_OVER_KEY: 'secret'.repeat(6), ORIGINS: 'a.example' }, [], 'found "a.example"'],
  [{}, ['--prot', '1'], "Unknown option '--prot'"],
])('%j %j is named', (env, args, sentence) => {
  const { problems } = readSettings(env, args)
  expect(problems).toHaveLength(1)
  expect(problems[0]).toContain(sentence)
  expect(problems[0]).not.toContain('secret')
})
