import { appendFile } from 'node:fs/promises'
import { filePath } from '../store/file-path.ts'
import type { SealStore } from '../store/store.ts'
import type { Seal } from './seal.ts'

export interface Publisher {
  /** Hands on every seal that has not been handed on yet, in order. */
  publish(): Promise<void>
}

/**
 * Puts seals where whoever runs the database cannot quietly change them: a line each in a file, or
 * a POST each to a URL. What fails is tried again with the next seal.
 */
export function createPublisher(store: SealStore, place: string): Publisher {
  const send = place.startsWith('file:') ? toFile(filePath(place)) : toUrl(place)
  let work: Promise<void> = Promise.resolve()

  const publish = async (): Promise<void> => {
    for (;;) {
      const [next] = await store.sealsAfter(await store.published(place), 1)
      if (!next) return
      await send(next.seal)
      await store.markPublished(place, next.seal.no)
    }
  }
  return {
    publish() {
      const done = work.then(publish)
      work = done.catch(() => {})
      return done
    },
  }
}

const toFile = (path: string) => (seal: Seal) =>
  appendFile(path, `${JSON.stringify(seal)}\n`, { flush: true })

const toUrl = (url: string) => async (seal: Seal) => {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(seal),
    signal: AbortSignal.timeout(10_000),
  })
  await answer.body?.cancel()
  if (!answer.ok) throw new Error(`the place for seals answered ${answer.status}`)
}
