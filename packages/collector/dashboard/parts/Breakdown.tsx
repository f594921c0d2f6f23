import { useState } from 'preact/hooks'
import type { CategoryLine, Line } from '../../src/stats/summarize.ts'
import { sayCode, sayNumber, sayShare } from '../data/words.ts'

interface BreakdownProps {
  readonly title: string
  readonly lines: readonly (Line | CategoryLine)[]
}

const few = 6

/** The most frequent first; nothing at all where nobody was asked or nothing was told. */
export function Breakdown({ title, lines }: BreakdownProps) {
  const [isWhole, setWhole] = useState(false)
  const told = lines.filter(({ key }) => key !== null)
  if (told.length === 0) return null
  const sorted = lines.toSorted((a, b) => b.total - a.total)
  return (
    <section class="card">
      <table>
        <caption>{title}</caption>
        <thead class="hidden">
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Granted</th>
            <th scope="col">Receipts</th>
          </tr>
        </thead>
        <tbody>
          {(isWhole ? sorted : sorted.slice(0, few)).map(({ key, total, rate }) => (
            <tr key={key}>
              <th scope="row">{sayCode(key)}</th>
              <td>
                <progress max={1} value={rate ?? 0} aria-hidden="true" />
                {sayShare(rate)}
              </td>
              <td class="muted">{sayNumber(total)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {sorted.length > few && (
        <button type="button" class="quiet" onClick={() => setWhole(!isWhole)}>
          {isWhole ? 'Show fewer' : `Show all ${sorted.length}`}
        </button>
      )}
    </section>
  )
}
