import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserType } from 'playwright/test'
import { cureFor, findBrowser } from '../../../tools/browsers.mjs'
import { WebKitBrowser } from './webkit/browser'

type Engine = 'chromium' | 'firefox' | 'webkit'

/** Keeps Chromium from calling its maker, and sends `localhost` through the proxy as well. */
const chromiumArgs = [
  '--proxy-bypass-list=<-loopback>',
  '--ignore-certificate-errors',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]

const firefoxPrefs = (port: number) => ({
  'network.proxy.type': 1,
  'network.proxy.http': '127.0.0.1',
  'network.proxy.http_port': port,
  'network.proxy.ssl': '127.0.0.1',
  'network.proxy.ssl_port': port,
  'network.proxy.no_proxies_on': '',
  'network.proxy.allow_hijacking_localhost': true,
  // Without it only one window of all has the focus that keyboard tests look for.
  'focusmanager.testmode': true,
  // Some pages are meant to be plain http.
  'dom.security.https_first': false,
  'dom.security.https_first_pbm': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'network.dns.disablePrefetch': true,
})

/** Colours that the reader, not the page, has asked for. */
export interface Reader {
  readonly asks: 'forced colours' | 'more contrast'
  readonly scheme: 'light' | 'dark'
}

/** Firefox reads all of it from the reader's settings; a palette of strong contrast asks for more. */
const readerPrefs = ({ asks, scheme }: Reader) => {
  const [dark, light] = ['#000000', '#ffffff']
  return {
    'ui.useAccessibilityTheme': 1,
    'browser.display.document_color_use': asks === 'forced colours' ? 2 : 1,
    'browser.display.foreground_color': scheme === 'dark' ? light : dark,
    'browser.display.background_color': scheme === 'dark' ? dark : light,
    'layout.css.prefers-color-scheme.content-override': scheme === 'dark' ? 0 : 1,
  }
}

interface Start {
  /** Switches that the runner sets by itself and that a test cannot do with; Chromium only. */
  readonly without?: string[]
  /** Settings that a running browser cannot be given: not for Chromium, whose driver emulates them. */
  readonly reader?: Reader
}

/** Starts an engine whose every request comes to the test site's proxy. */
export const launch = async (
  engine: Engine,
  type: BrowserType,
  port: number,
  { without = [], reader }: Start = {},
): Promise<Browser> => {
  const found = findBrowser(engine)
  if (!found) throw new Error(cureFor(engine))
  const proxy = { server: `http://127.0.0.1:${port}` }
  if (engine === 'chromium') {
    return type.launch({
      executablePath: found.path,
      proxy,
      args: chromiumArgs,
      ignoreDefaultArgs: without,
    })
  }
  if (engine === 'firefox') {
    const firefoxUserPrefs = { ...firefoxPrefs(port), ...(reader && readerPrefs(reader)) }
    return found.how === 'playwright'
      ? type.launch({ proxy, firefoxUserPrefs })
      : type.launch({
          channel: 'moz-firefox',
          executablePath: found.path,
          firefoxUserPrefs,
        })
  }
  if (found.how === 'playwright') return type.launch({ proxy })
  // The one place where the adapter passes for Playwright's own class.
  return (await WebKitBrowser.launch({
    browserPath: found.path,
    proxy: proxy.server,
    theme: reader && `HighContrast${reader.scheme === 'dark' ? ':dark' : ''}`,
  })) as unknown as Browser
}

/** Opens an address in a Chromium that no driver looks at: some things it does only then. Returns what ends it. */
export const startUndriven = (url: string, port: number) => {
  const found = findBrowser('chromium')
  if (!found) throw new Error(cureFor('chromium'))
  const profile = mkdtempSync(join(tmpdir(), 'cct-chromium-'))
  const args = ['--headless=new', '--no-sandbox', '--disable-gpu', `--user-data-dir=${profile}`]
  const browser = spawn(
    found.path,
    [...chromiumArgs, ...args, `--proxy-server=http://127.0.0.1:${port}`, url],
    { stdio: 'ignore', detached: true },
  )
  const ended = once(browser, 'exit')
  return async () => {
    // The group: the browser and all its processes.
    if (browser.pid && browser.exitCode === null) process.kill(-browser.pid, 'SIGKILL')
    await ended
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
  }
}
