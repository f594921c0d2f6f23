import { useState } from 'preact/hooks'
import { askCollector, Refusal } from './data/collector.ts'
import { shown, useAnswer } from './data/use-answer.ts'
import { SignIn } from './screens/SignIn.tsx'
import { Overview } from './screens/Overview.tsx'
import { Notice } from './parts/Notice.tsx'

// Kept for this tab only, and never in a place that outlives it.
const place = 'cct-collector-token'

const remembered = (): string | null => {
  try {
    return sessionStorage.getItem(place)
  } catch {
    // Storage may be forbidden; then the token lasts until the page is left.
    return null
  }
}

function remember(token: string | null): void {
  try {
    if (token === null) sessionStorage.removeItem(place)
    else sessionStorage.setItem(place, token)
  } catch {
    // As above.
  }
}

/** Lets in whoever has the token; the only component that knows it. */
export function App() {
  const [token, setToken] = useState(remembered)
  const use = (next: string | null) => {
    remember(next)
    setToken(next)
  }
  const collector = askCollector(token)
  const door = useAnswer(`${token}`, () => collector.latestSeal())

  if (door.kind === 'failed') {
    const { error } = door
    const status = error instanceof Refusal ? error.status : 0
    if (status === 401) return <SignIn isWrong={token !== null} onToken={use} />
    return (
      <main class="alone">
        <h1>Consent receipts</h1>
        {status === 403 ? (
          <Notice title="Reading is off">
            Start the collector with a token to turn it on: <code>TOKEN=… npx cct-collector</code>
          </Notice>
        ) : (
          <Notice title="No answer" onRetry={door.again}>
            {error.message}
          </Notice>
        )}
      </main>
    )
  }
  if (door.kind === 'waiting' && shown(door) === null)
    return (
      <p class="wait" role="status">
        Loading …
      </p>
    )
  return (
    <Overview
      collector={collector}
      seal={shown(door)}
      onLeave={token === null ? null : () => use(null)}
    />
  )
}
