/** Starts everything the demo is made of, and ends it. */
import { mkdir } from 'node:fs/promises'
import { addressOf, demoSites, workshop } from './demo-sites.ts'
import { startCollector } from './start-collector.ts'
import { data } from './folders.ts'
import { listen } from './listen.ts'
import { createRequestLog } from './create-request-log.ts'
import { buildSiteServer } from './build-site-server.ts'
import { buildVendorServer } from './build-vendor-server.ts'

interface DemoOptions {
  /** 0 takes any free port. */
  readonly port: number
  readonly folder?: URL
  readonly say?: (line: string) => void
}

export interface Demo {
  readonly address: string
  readonly vendorPort: number
  /** The collector's own pages. */
  readonly dashboard: string
  close(): Promise<void>
}

export const startDemo = async (options: DemoOptions): Promise<Demo> => {
  const { port, folder = data, say = () => {} } = options
  await mkdir(folder, { recursive: true })

  const log = createRequestLog()
  const vendorServer = buildVendorServer(log)
  const vendorPort = await listen(vendorServer, port && port + 1)
  say(`Vendors    http://*.localhost:${vendorPort} (stand-ins and two real libraries)`)

  const collector = await startCollector(new URL('receipts.db', folder))
  const dashboard = await collector.open(port && vendorPort + 1)
  say(`Collector  ${dashboard} (dashboard); the site hands it what arrives at /receipts`)

  const siteServer = await buildSiteServer({ collector, dashboard, log, vendorPort })
  const sitePort = await listen(siteServer, port)
  const host = `127.0.0.1:${sitePort}`
  say(`Start      http://${host}/start.html (all sites, theme builder, playground)`)
  for (const site of demoSites) say(`           http:${addressOf(site, host)} ${site.name}`)
  for (const page of ['themes', 'playground'])
    say(`           http:${addressOf(workshop, host)}${page}.html`)

  return {
    address: `http://127.0.0.1:${sitePort}/`,
    vendorPort,
    dashboard,
    async close() {
      await Promise.all([siteServer.close(), vendorServer.close()])
      await collector.close()
    },
  }
}
