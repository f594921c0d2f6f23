import { useEffect, useState } from 'preact/hooks'

export type Answer<T> =
  | { readonly kind: 'waiting'; readonly before: T | null }
  | { readonly kind: 'here'; readonly value: T }
  | { readonly kind: 'failed'; readonly error: Error }

/** Asks again whenever `key` changes; what was shown stays until the new answer is here. */
export function useAnswer<T>(key: string, ask: () => Promise<T>): Answer<T> {
  const [answer, setAnswer] = useState<Answer<T>>({ kind: 'waiting', before: null })
  useEffect(() => {
    let isWanted = true
    setAnswer((now) => ({ kind: 'waiting', before: now.kind === 'here' ? now.value : null }))
    ask().then(
      (value) => isWanted && setAnswer({ kind: 'here', value }),
      (error: Error) => isWanted && setAnswer({ kind: 'failed', error }),
    )
    return () => {
      isWanted = false
    }
  }, [key])
  return answer
}

/** What can be shown now. */
export const shown = <T>(answer: Answer<T>): T | null =>
  answer.kind === 'here' ? answer.value : answer.kind === 'waiting' ? answer.before : null
