import { mkdirSync, writeFileSync } from 'node:fs'

/**
 * A reporter of vitest that writes what its own report leaves out to `.tmp/unhandled.json`: failures that belong
 * to no test, such as an error nobody caught, a file that could not be loaded, or a hook.
 */
export default class ReportUnhandled {
  onTestRunEnd(modules, unhandledErrors) {
    const outside = [
      ...unhandledErrors.map((error) => ['nobody caught', error]),
      ...modules.flatMap((module) =>
        [module, ...module.children.allSuites()].flatMap((part) =>
          part.errors().map((error) => [module.relativeModuleId, error]),
        ),
      ),
    ]
    const lines = outside.map(([where, { message = '', stack = '' }]) => {
      const [place = ''] = /[^\s(]*(?:src|test|node_modules)\/[^\s)]+/.exec(stack) ?? []
      return `${where}: ${message.split('\n')[0]} ${place.replace(`${process.cwd()}/`, '')}`
    })
    mkdirSync('.tmp', { recursive: true })
    writeFileSync('.tmp/unhandled.json', JSON.stringify(lines))
  }
}
