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
  [{}, ['--prot', '1'], "Unknown option '--prot'"],
])('%j %j is named', (env, args, sentence) => {
  const { problems } = readSettings(env, args)
  expect(problems).toHaveLength(1)
  expect(problems[0]).toContain(sentence)
  expect(problems[0]).not.toContain('secret')
})
