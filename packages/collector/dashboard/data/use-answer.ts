import { useEffect, useState } from 'preact/hooks'

type State<T> =
  | { readonly kind: 'waiting'; readonly before: T | null }
  | { readonly kind: 'here'; readonly value: T }
  | { readonly kind: 'failed'; readonly error: Error }

export type Answer<T> = State<T> & {
  /** Asks once more. */
  again(): void
}

/** Asks again whenever `key` changes; what was shown stays until the new answer is here. */
export function useAnswer<T>(key: string, ask: () => Promise<T>): Answer<T> {
  const [state, setState] = useState<State<T>>({ kind: 'waiting', before: null })
  const [attempt, setAttempt] = useState(0)
  useEffect(() => {
    let isWanted = true
    setState((now) => ({ kind: 'waiting', before: now.kind === 'here' ? now.value : null }))
    ask().then(
      (value) => isWanted && setState({ kind: 'here', value }),
      (error: Error) => isWanted && setState({ kind: 'failed', error }),
    )
    return () => {
      isWanted = false
    }
  }, [key, attempt])
  return { ...state, again: () => setAttempt(attempt + 1) }
}

/** What can be shown now. */
export const shown = <T>(answer: Answer<T>): T | null =>
  answer.kind === 'here' ? answer.value : answer.kind === 'waiting' ? answer.before : null
