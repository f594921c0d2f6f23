import { readFileSync } from 'node:fs'
import { defaults, envName, names, type Name } from './settings.ts'

const meanings: Readonly<Record<Name, string>> = {
  port: `where it listens, ${defaults.port}; 0 takes any free port`,
  host: defaults.host,
  store: `"${defaults.store}" (SQLite) or "postgres://user:password@host/database"`,
  token: 'needed to read receipts and to open the dashboard',
  origins: 'origins whose pages may send receipts from elsewhere, with commas',
  'retention-days': `${defaults.retentionDays}; older receipts go`,
  rate: `requests per client and minute, ${defaults.rate}; 0 for no limit`,
  'seals-to': 'where seals are published: "file:…" or "https://…"',
  'trust-proxy': `proxies that are believed about the client, ${defaults.trustProxy}`,
  'record-cookie': 'hands the record cookie back: "cct; Domain=example.com; Path=/; Secure"',
  'hand-over-key':
    'secret the collectors of a site share: an answer may travel between its domains',
}

const line = (left: string, right: string) => `  ${left.padEnd(18)} ${right}`

/** What `--help` prints. */
export const usage = `Receives, keeps, proves and shows consent receipts.

  cct-collector [settings]          starts it and prints its address
  cct-collector verify [settings]   walks the log and names the first thing that does not fit

Settings, each also an environment variable (--retention-days is ${envName('retention-days')}):

${names.map((name) => line(`--${name}`, meanings[name])).join('\n')}

${line('--help', 'this text')}
${line('--version', 'the version')}`

/** What `--version` prints. */
export function readVersion(): string {
  const file = new URL('../package.json', import.meta.url)
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version
}
