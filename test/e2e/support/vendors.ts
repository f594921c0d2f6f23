import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Logged, Reply } from './reply'

/** Stand-ins for vendors, served under the vendors' own hosts: host + path → file or nothing. */
const scripts: Record<string, string> = {
  'www.googletagmanager.com/gtag/js': 'gtag.js',
  'www.googletagmanager.com/gtm.js': 'gtm.js',
  'connect.facebook.net/en_US/fbevents.js': 'fbevents.js',
  'www.googleadservices.com/pagead/conversion.js': 'conversion.js',
}

const collectors = new Set([
  'www.google-analytics.com/g/collect',
  'analytics.google.com/g/collect',
  'region1.google-analytics.com/g/collect',
])

export const vendorReply = ({ host, path }: Logged): Reply | null => {
  const file = scripts[host + path]
  if (file) {
    return {
      body: readFileSync(join(process.cwd(), 'test/pages/vendors', file)),
      headers: { 'content-type': 'text/javascript' },
    }
  }
  if (collectors.has(host + path)) return { status: 204 }
  // The ad exchange sets a cookie of its own, as the real one does.
  if (host.endsWith('.doubleclick.net')) {
    return {
      status: 200,
      headers: {
        'content-type': 'image/gif',
        'set-cookie': 'IDE=stand-in; Path=/; Max-Age=3600; Secure; SameSite=None',
      },
    }
  }
  return null
}
