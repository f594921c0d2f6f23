import { banner } from './banner'
import { center } from './center'
import { parts } from './parts'
import { tokens } from './tokens'

export const sheet = tokens + parts + banner + center
