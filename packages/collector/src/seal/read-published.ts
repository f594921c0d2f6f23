import { readFileSync } from 'node:fs'
import type { Seal } from './seal.ts'

/** Seals that were published to a file, by number. */
export function readPublished(path: string): ReadonlyMap<number, Seal> {
  const seals = new Map<number, Seal>()
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    if (line === '') continue
    const seal = JSON.parse(line) as Seal
    // Published twice after a crash: the first word counts.
    if (!seals.has(seal.no)) seals.set(seal.no, seal)
  }
  return seals
}
