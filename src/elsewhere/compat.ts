/** Moving from another consent tool: its markup is understood, and its visitors are not asked twice. */
import type { Wish } from '../app/answering'
import { readCookie } from '../storage/read-cookie'
import { parseChoices } from './choices'
import { importChoices } from './import-choices'
import { STORED, type CompatSettings } from './names'
import { readCompat } from './settings'
import { isOpen, isOptOutSignalled, type ElsewherePort } from './port'
import { translate } from './translate'

/** Translates the page, and returns the answer to take over, if there is one. */
export type ApplyCompat = (port: ElsewherePort) => Wish | null

/** An answer is taken over once: who has it forgotten here is asked, not answered for again. */
const DONE = 'cct.compat'

const findWish = (
  all: readonly CompatSettings[],
  { config, state, local, now }: ElsewherePort,
): Wish | null => {
  const { policy } = state()
  if (!isOpen(state(), config) || local.get(DONE)) return null
  const gpc = isOptOutSignalled(state(), config)
  const [newest] = all
    .map((settings) => {
      const name = settings.name ?? STORED[settings.tool]
      const text = readCookie(name) ?? (settings.tool === 'klaro' ? local.get(name) : null)
      const choices = parseChoices(settings.tool, text, readCookie)
      return choices && importChoices(settings, choices, policy, now(), gpc)
    })
    .filter((found) => found !== null)
    .sort((a, b) => b.at - a.at)
  if (!newest) return null
  local.set(DONE, '1')
  return { ...newest, method: 'import', surface: 'none' }
}

export const applyCompat: ApplyCompat = (port) => {
  const all = readCompat(port.config.compat, port.report)
  translate(all)
  return findWish(all, port)
}
