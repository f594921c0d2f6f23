import { appendFile, open } from 'node:fs/promises'
import { filePath } from '../store/file-path.ts'
import type { SealStore } from '../store/store.ts'
import { isIntact, type Seal } from './seal.ts'

export interface Publisher {
  /** Hands on every seal that has not been handed on yet, in order. */
  publish(): void
  /** Ends after the seal under way, or those that can be handed on in a second. */
  close(): Promise<void>
}

type Send = (seal: Seal, signal: AbortSignal) => Promise<void>

const shortestWait = 1_000
const longestWait = 10 * 60_000
const grace = 1_000

/**
 * Puts seals where whoever runs the database cannot quietly change them: a line each in a file, or
 * a POST each to a URL. What fails is tried again, after longer and longer waits, and with the next seal.
 */
export function createPublisher(
  store: SealStore,
  place: string,
  onProblem: (error: unknown) => void,
): Publisher {
  const send = place.startsWith('file:') ? toFile(filePath(place)) : toUrl(place)
  const closing = new AbortController()
  let isClosing = false
  let wait = shortestWait
  let retry: NodeJS.Timeout | undefined
  let work: Promise<void> = Promise.resolve()

  const handOn = async (): Promise<void> => {
    while (!closing.signal.aborted) {
      const [next] = await store.sealsAfter(await store.published(place), 1)
      if (!next) return
      if (!isIntact(next.seal)) throw new Error(`seal ${next.seal.no} was changed`)
      await send(next.seal, closing.signal)
      await store.markPublished(place, next.seal.no)
    }
  }
  const tryLater = () => {
    if (isClosing) return
    clearTimeout(retry)
    retry = setTimeout(publish, wait).unref()
    wait = Math.min(wait * 2, longestWait)
  }
  const publish = () => {
    work = work.then(handOn).then(
      () => void (wait = shortestWait),
      (error: unknown) => {
        onProblem(error)
        tryLater()
      },
    )
  }

  return {
    publish,
    async close() {
      isClosing = true
      clearTimeout(retry)
      publish()
      const end = setTimeout(() => closing.abort(), grace)
      await work
      clearTimeout(end)
    },
  }
}

// After a line that was cut short, by a full disk or a crash, a seal would be lost in its rest.
const toFile =
  (path: string): Send =>
  async (seal) =>
    appendFile(path, `${(await endsTorn(path)) ? '\n' : ''}${JSON.stringify(seal)}\n`, {
      flush: true,
    })

async function endsTorn(path: string): Promise<boolean> {
  const file = await open(path, 'a+')
  try {
    const { size } = await file.stat()
    const { buffer } = await file.read(Buffer.alloc(1), 0, 1, Math.max(0, size - 1))
    return size > 0 && buffer.toString('latin1') !== '\n'
  } finally {
    await file.close()
  }
}

const toUrl =
  (url: string): Send =>
  async (seal, signal) => {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(seal),
      signal: AbortSignal.any([signal, AbortSignal.timeout(10_000)]),
    })
    await answer.body?.cancel()
    if (!answer.ok) throw new Error(`the place for seals answered ${answer.status}`)
  }
