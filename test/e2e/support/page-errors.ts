import type { Page } from 'playwright/test'

/** Where the collector tells the server about errors, so that those of a left page count too. */
export const ERRORS_PATH = '/__errors'

export interface PageError {
  readonly kind: 'error' | 'rejection' | 'csp'
  readonly message: string
  readonly at: string
}

declare global {
  interface Window {
    pageErrors?: PageError[]
  }
}

/**
 * Runs in the page before anything else. Not every engine reports errors to the test runner, so
 * the page collects them itself, with functions kept from before anyone could replace them.
 */
const collect = (path: string) => {
  const list: PageError[] = (window.pageErrors = [])
  const beacon = navigator.sendBeacon.bind(navigator)
  const origin = location.origin
  const add = (kind: PageError['kind'], message: string) => {
    const error = { kind, message, at: location.href }
    list.push(error)
    if (origin !== 'null') beacon(origin + path, JSON.stringify(error))
  }
  addEventListener('error', (event) => {
    if (event instanceof ErrorEvent) {
      add('error', `${event.message} (${event.filename}:${event.lineno})`)
    }
  })
  addEventListener('unhandledrejection', ({ reason }) => {
    add('rejection', [String(reason), (reason as Error | undefined)?.stack ?? ''].join(' '))
  })
  document.addEventListener('securitypolicyviolation', (event) => {
    // Our own report, and the icon that a browser asks for by itself.
    const isNoise = event.blockedURI.includes(path) || event.blockedURI.endsWith('/favicon.ico')
    if (!isNoise) add('csp', `${event.effectiveDirective} ${event.blockedURI} ${event.sample}`)
  })
}

export const collectorSource = `(${collect.toString()})(${JSON.stringify(ERRORS_PATH)})`

/** Errors of the page as it stands, for those that could not be sent. */
export const errorsOf = (page: Page): Promise<PageError[]> =>
  page.evaluate(() => window.pageErrors ?? [])
