import { banner } from './banner'
import { parts } from './parts'
import { tokens } from './tokens'

/** What the banner needs; the preference center brings its own on top. */
export const sheet = tokens + parts + banner
