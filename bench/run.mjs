/**
 * `npm run bench [-- --rounds 9] [--only orejime,osano]`: this tool in its three embeddings beside
 * others, interleaved, in Chromium. Prints tables and writes them to `bench/results.md`.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { chromium } from 'playwright'
import { cureFor, findBrowser } from '../tools/browsers.mjs'

const here = import.meta.dirname
if (!existsSync(path.join(here, 'node_modules')))
  execFileSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: here, stdio: 'inherit' })

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '9' }, only: { type: 'string', default: '' } },
})
const rounds = Number(values.rounds)
const words = values.only.split(',').filter(Boolean)

const { systems: all } = await import('./systems.mjs')
const { serve } = await import('./server.mjs')
const { profiles, visit } = await import('./visit.mjs')
const { table } = await import('./table.mjs')

const isReference = ({ name }) => /^(floor|ungated|this tool)/.test(name)
const systems = all.filter(
  (system) => !words.length || isReference(system) || words.some((w) => system.name.includes(w)),
)
const server = await serve(systems)
const found = findBrowser('chromium')
if (!found) throw new Error(cureFor('chromium'))
const browser = await chromium.launch({ executablePath: found.path, args: ['--no-sandbox'] })
const results = Object.fromEntries(
  Object.keys(profiles).map((id) => [id, systems.map(({ name }) => ({ name, samples: [] }))]),
)
const failures = []
for (let round = 0; round <= rounds; round += 1)
  for (const [id, profile] of Object.entries(profiles))
    for (let i = 0; i < systems.length; i += 1) {
      // Nobody always comes first; the first round only warms up.
      const which = (i + round) % systems.length
      try {
        const sample = await visit(browser, server, systems[which], profile)
        if (round) results[id][which].samples.push(sample)
      } catch (error) {
        failures.push(`${systems[which].name}, ${id}: ${String(error.message).split('\n')[0]}`)
      }
    }

const { version } = JSON.parse(readFileSync(path.join(here, '../package.json'), 'utf8'))
const report = `# Measured beside others

\`npm run bench\`, version ${version}, ${rounds} rounds, interleaved; Chromium ${browser.version()},
${cpus().length} processors. Medians, with the middle half of the samples in brackets. Sizes are
bytes on the wire, brotli, the page itself included. The cache is empty on both visits.

## Slow: 6 × slower processor, 150 ms a request, 1.6 Mbit/s

${table(results.slow)}

## Fast: no throttling

${table(results.fast)}

${failures.length ? `Failed visits, which are not in the tables:\n\n${failures.map((f) => `- ${f}`).join('\n')}\n` : 'No visit failed.\n'}`
await browser.close()
server.close()
writeFileSync(path.join(here, 'results.md'), report)
process.stdout.write(report)
