import { useState } from 'preact/hooks'

interface EraseProps {
  readonly erase: () => Promise<number>
  readonly onErased: (count: number) => void
}

/** Two steps, because it cannot be taken back. */
export function Erase({ erase, onErased }: EraseProps) {
  const [isAsking, setAsking] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const confirm = () => {
    setAsking(false)
    erase().then(onErased, (error: Error) => setProblem(error.message))
  }
  if (!isAsking)
    return (
      <>
        <button type="button" onClick={() => setAsking(true)}>
          Erase …
        </button>
        {problem !== null && <span role="alert">{problem}</span>}
      </>
    )
  return (
    <span class="ask">
      The content of all these receipts goes, their hashes stay. This cannot be undone.
      <button type="button" onClick={confirm}>
        Erase for good
      </button>
      <button type="button" onClick={() => setAsking(false)}>
        Keep
      </button>
    </span>
  )
}
