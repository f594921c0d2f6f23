import { decodeSaid } from '../consent/codec'
import type { Said } from '../policy/choice-states'
import type { Local } from './local'

export const KEPT = 'cct.choices'

/** Answers to choices that are not cookies, kept when the answer about cookies was forgotten. */
export const loadKept = (local: Local): Said => decodeSaid(local.get(KEPT))
