/** What the examples and the documentation give for copying works as it stands. */
import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { promisify } from 'node:util'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { findOrInstall, freePort } from './support/machine.ts'
import { openCollector, temporaryFolder } from './support/open-collector.ts'
import { makeReceipt } from './support/receipts.ts'
import { collectorProgram, runProgram } from './support/run-program.ts'

vi.setConfig({ testTimeout: 180_000 })

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8')
const unit = read('../examples/cct-collector.service')
const dockerfile = read('../examples/Dockerfile')
const program = 'node_modules/cct-collector/dist/main.js'

/** Every `NAME=value` of lines that begin with a word. */
const environmentOf = (text: string, word: RegExp) =>
  Object.fromEntries(
    text
      .split('\n')
      .filter((line) => word.test(line))
      .flatMap((line) => [...line.matchAll(/\b([A-Z_]{3,})=(\S+)/g)])
      .map(([, name, value]) => [name ?? '', value ?? '']),
  )

test('unit and image start the program that the package brings, and no shell in front of it', () => {
  const { bin } = JSON.parse(read('../package.json')) as { bin: Record<string, string> }
  expect(`node_modules/cct-collector/${bin['cct-collector']?.slice(2)}`).toBe(program)
  expect(unit).toMatch(new RegExp(`^ExecStart=/usr/bin/node /opt/cct-collector/${program}$`, 'm'))
  expect(unit).toContain('\nKillSignal=SIGTERM\n')
  expect(dockerfile).toContain(`\nCMD ["node", "${program}"]`)
})

const started = [
  ['the systemd unit', environmentOf(unit, /^Environment=/), '/var/lib/cct-collector'],
  ['the Dockerfile', environmentOf(dockerfile, /^ENV /), '/data'],
] as const

test.each(started)(
  'with the settings of %s it starts, stores and stops',
  async (_, env, folder) => {
    const here = temporaryFolder()
    const moved = Object.entries(env).map(([name, value]) => [name, value.replace(folder, here)])
    const { address, child } = await runProgram(collectorProgram, [], {
      ...Object.fromEntries(moved),
      HOST: '127.0.0.1',
      PORT: String(await freePort()),
    })
    onTestFinished(() => void child.kill('SIGKILL'))
    const answer = await fetch(`${address}/receipts`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(makeReceipt()),
    })
    expect(answer.status).toBe(201)
    const [, check = '[]'] = /^HEALTHCHECK CMD (.*)$/m.exec(dockerfile) ?? []
    const [, ...args] = JSON.parse(check.replaceAll('http://127.0.0.1:8787', address)) as string[]
    await promisify(execFile)(process.execPath, args)
    child.kill('SIGTERM')
    expect(await once(child, 'exit')).toEqual([0, null])
    expect(existsSync(join(here, 'receipts.db'))).toBe(true)
    // And with nobody there the health check fails.
    await expect(promisify(execFile)(process.execPath, args)).rejects.toMatchObject({ code: 1 })
  },
)

const blockAfter = (text: string, words: string, language: string) => {
  const from = text.indexOf(words)
  const start = text.indexOf('```' + language + '\n', from) + 4 + language.length
  expect(from, words).toBeGreaterThan(-1)
  return text.slice(start, text.indexOf('```', start))
}
const readme = read('../README.md')
const [fromLocation = ''] = /^location [^]*/m.exec(read('../examples/nginx.conf')) ?? []

test('the guide shows the same lines for nginx as the example', () => {
  const guide = read('../../../docs/receipts.md')
  expect(blockAfter(guide, 'Put it behind your own host name', 'nginx')).toBe(fromLocation)
})

test('the lines for an edge function hand the record back, and nothing where there is none', () => {
  const lines = blockAfter(readme, 'or in an edge function', 'js')
  const run = new Function('request', 'upstream', `${lines}; return answer`) as (
    request: Request,
    upstream: Response,
  ) => Response
  const answerTo = (cookie?: string) => {
    // A `Request` of a browser may not set this one; an edge function reads it.
    const request = { headers: { get: () => cookie ?? null } } as unknown as Request
    return run(request, new Response('{}', { status: 201 })).headers.getSetCookie()
  }
  const cookie = 'cct=1.abc; Max-Age=15552000; Path=/; SameSite=Lax; Secure'
  expect(answerTo('a=1; cct=1.abc; b=2')).toEqual([cookie])
  expect(answerTo('cct=1.abc')).toEqual([cookie])
  expect(answerTo('acct=1')).toEqual([])
  expect(answerTo()).toEqual([])
})

/** Where nginx is; Debian keeps it from the path of ordinary users. */
const findNginx = () =>
  [...(process.env['PATH'] ?? '').split(':'), '/usr/sbin']
    .map((folder) => join(folder, 'nginx'))
    .find((path) => existsSync(path)) ?? null

async function behindNginx(lines: string, rate: number) {
  const nginx = await findOrInstall(findNginx, 'nginx', () => ['nginx-light'])
  const { listen } = await openCollector({ port: 0, rate })
  const upstream = await listen()
  const port = await freePort()
  const folder = temporaryFolder()
  const config = join(folder, 'nginx.conf')
  const scratch = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `${name}_temp_path ${join(folder, name)};`)
    .join('\n')
  mkdirSync(join(folder, 'html'))
  writeFileSync(
    config,
    `daemon off; master_process off; pid ${join(folder, 'pid')}; error_log stderr;
    events {}
    http { access_log off; ${scratch}
      server { listen 127.0.0.1:${port}; root ${join(folder, 'html')};
        ${lines.replace('http://127.0.0.1:8787', upstream)} } }`,
  )
  const child = spawn(nginx, ['-e', 'stderr', '-p', folder, '-c', config], { stdio: 'pipe' })
  const ended = once(child, 'exit')
  let said = ''
  child.stderr.on('data', (chunk) => (said += chunk))
  onTestFinished(async () => {
    child.kill('SIGKILL')
    await ended
  })
  const address = `http://127.0.0.1:${port}`
  for (let attempt = 0; ; attempt += 1) {
    const isThere = await fetch(address).then(
      () => true,
      () => false,
    )
    if (isThere) break
    if (attempt > 100 || child.exitCode !== null) throw new Error(`nginx does not start: ${said}`)
    await setTimeout(50)
  }
  return (path: string, body?: string, headers: Record<string, string> = {}) =>
    fetch(address + path, {
      ...(body !== undefined && { method: 'POST', body }),
      headers: { 'content-type': 'application/json', ...headers },
    })
}

describe('behind nginx', () => {
  const receipt = () => JSON.stringify(makeReceipt())

  test('the example passes receipts on, and nothing else', async () => {
    const ask = await behindNginx(fromLocation, 0)
    expect((await ask('/receipts', receipt())).status).toBe(201)
    expect((await ask('/receipts', '{}')).status).toBe(400)
    expect((await ask('/receipts')).status).toBe(403)
    for (const path of ['/', '/stats', '/receipts/x', '/dashboard.js', '/openapi.json'])
      expect((await ask(path)).status, path).toBeGreaterThan(399)
    expect((await ask('/receipts', ' '.repeat(300_000))).status).toBe(413)
  })

  test('who sends is told by the proxy: a made-up address buys nothing', async () => {
    const ask = await behindNginx(fromLocation, 3)
    const statuses: number[] = []
    for (let count = 0; count < 5; count += 1) {
      const made = { 'x-forwarded-for': `203.0.113.${count}` }
      statuses.push((await ask('/receipts', receipt(), made)).status)
    }
    expect(statuses).toEqual([201, 201, 201, 429, 429])
  })

  test('three lines hand the record cookie back', async () => {
    const three = blockAfter(readme, 'three lines inside the `location`', 'nginx')
    const ask = await behindNginx(fromLocation.replace(/\}\s*$/, `${three}}`), 0)
    const cookies = async (cookie: string) => {
      const answer = await ask('/receipts', receipt(), { cookie })
      expect(answer.status).toBe(201)
      return answer.headers.getSetCookie()
    }
    expect(await cookies('a=1; cct=1.abc')).toEqual([
      'cct=1.abc; Max-Age=15552000; Path=/; SameSite=Lax; Secure',
    ])
    expect(await cookies('a=1')).toEqual([])
  })
})
