/** The tool's own `<script>`: where its files lie, its nonce, and the settings in its attributes. */
import type { Problem } from '../config/problems'

export interface ScriptTag {
  /** Folder of the other files, with a slash at its end; null when nobody said. */
  readonly base: string | null
  readonly nonce: string
  /** URL of a JSON configuration. */
  readonly configUrl: string | null
  /** The settings in the attributes, each as a configuration. */
  readonly attributes: readonly unknown[]
  /** The data block beside it, as a configuration. */
  readonly block: unknown
  readonly problems: readonly Problem[]
}

/** Attribute → where it belongs in the configuration. */
const SETTINGS: Readonly<Record<string, (value: string) => object>> = {
  googleAnalytics: (measurementId) => service('google-analytics', { measurementId }),
  googleAds: (conversionId) => service('google-ads', { conversionId }),
  googleTagManager: (containerId) => service('google-tag-manager', { containerId }),
  receipts: (endpoint) => ({ receipts: { endpoint } }),
  policyUrl: (url) => ({ policy: { url } }),
  policyVersion: (version) => ({ policy: { version } }),
}

const PLAIN = ['region', 'language', 'theme', 'layout', 'autoBlock']

const service = (id: string, settings: object) => ({ services: [{ id, ...settings }] })

const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

/** Every setting an attribute can hold, as it is written. */
export const attributeNames = [...Object.keys(SETTINGS), ...PLAIN, 'config', 'base'].map(
  (name) => `data-${kebab(name)}`,
)

const readAttributes = (data: DOMStringMap): object[] =>
  Object.entries(data).flatMap(([name, value = '']) =>
    Object.hasOwn(SETTINGS, name)
      ? [SETTINGS[name]?.(value) ?? {}]
      : PLAIN.includes(name)
        ? [{ [name]: value }]
        : [],
  )

const readBlock = (problems: Problem[]): unknown => {
  const block = document.querySelector('script[data-cct-config]')
  try {
    return block ? JSON.parse(block.textContent ?? '') : undefined
  } catch (error) {
    problems.push({
      path: 'data-cct-config',
      message: `is not valid JSON, so ignored: ${String(error)}`,
    })
    return undefined
  }
}

const nearlyKnown = (data: DOMStringMap, suggest: (word: string) => string): Problem[] =>
  Object.keys(data)
    .map((name) => `data-${kebab(name)}`)
    .filter((name) => !attributeNames.includes(name) && suggest(name))
    .map((name) => ({ path: name, message: `unknown attribute${suggest(name)}` }))

/** A script that the parser did not wait for: whatever came before it has run by now. */
const isLate = (script: HTMLScriptElement | null): boolean =>
  !script || script.async || script.defer

/**
 * `isTag` is false where a bundler's code starts the tool, which has no tag. `suggest` words "did you mean" for an attribute that is nearly one of ours; others on the tag
 * belong to someone else (`data-turbo-track`).
 */
export const readScriptTag = (suggest: (word: string) => string, isTag = false): ScriptTag => {
  const script = document.currentScript as HTMLScriptElement | null
  const data = script?.dataset ?? {}
  const problems = nearlyKnown(data, suggest)
  if (isTag && isLate(script))
    problems.push({
      path: 'script',
      message:
        'put it first in <head>, without async, defer or type="module"; unmarked tags before it were not held',
    })
  const from = data['base']?.replace(/\/?$/, '/') ?? script?.src
  return {
    base: from ? new URL('.', new URL(from, script?.baseURI)).href : null,
    nonce: script?.nonce ?? '',
    configUrl: data['config'] ?? null,
    attributes: readAttributes(data),
    block: readBlock(problems),
    problems,
  }
}
