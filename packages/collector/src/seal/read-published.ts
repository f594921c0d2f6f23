import { readFileSync } from 'node:fs'
import { isSeal, readJson, type Seal } from './seal.ts'

export interface Published {
  /** By number. */
  readonly seals: ReadonlyMap<number, Seal>
  /** Lines that hold no seal, counted from 1: writing them was cut short. */
  readonly unreadable: readonly number[]
}

/** Seals that were published to a file. */
export function readPublished(path: string): Published {
  const seals = new Map<number, Seal>()
  const unreadable: number[] = []
  for (const [index, line] of readFileSync(path, 'utf8').split('\n').entries()) {
    if (line === '') continue
    const seal = readJson(line)
    if (!isSeal(seal)) unreadable.push(index + 1)
    // Published twice after a crash: the first word counts.
    else if (!seals.has(seal.no)) seals.set(seal.no, seal)
  }
  return { seals, unreadable }
}
