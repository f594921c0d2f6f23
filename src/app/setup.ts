/** Settings from everywhere they may stand, weakest first: `data-config` file, attributes, data block, `start()`. */
import type { Config } from '../config/defaults'
import { suggest, type Problem } from '../config/problems'
import { resolve } from '../config/resolve'
import type { SiteConfig } from '../config/schema'
import { attributeNames, readScriptTag, type ScriptTag } from '../env/script-tag'

export interface Setup {
  readonly tag: ScriptTag
  /** Filled again, in place, when the `data-config` file has arrived. */
  readonly config: Config
  readonly problems: readonly Problem[]
  /** Fetches the rest of the configuration; rejects when it cannot be had. */
  arrive(): Promise<readonly Problem[]>
}

export const readSetup = (argument?: SiteConfig): Setup => {
  const tag = readScriptTag((word) => suggest(word, attributeNames), !argument)

  const flat = (file?: unknown) => [file, ...tag.attributes, tag.block, argument]
  const { config, problems } = resolve(flat())
  return {
    tag,
    config,
    problems: [...tag.problems, ...problems],
    arrive: async () => {
      const response = await fetch(tag.configUrl ?? '')
      if (!response.ok) throw new Error(`HTTP ${response.status}`)
      const whole = resolve(flat(await response.json()))
      Object.assign(config, whole.config)
      return whole.problems
    },
  }
}
