import { useState } from 'preact/hooks'
import type { CategoryLine, Line } from '../../src/stats/summarize.ts'
import { sayNumber, sayShare } from '../data/words.ts'

interface BreakdownProps {
  readonly title: string
  /** What the share is of, as the heading of its column. */
  readonly measure: string
  readonly lines: readonly (Line | CategoryLine)[]
  readonly name: (key: string | null) => string
  /** The share shown; the rate of the line unless given. */
  readonly share?: (line: Line | CategoryLine, total: number) => number | null
}

const few = 6

/** The most frequent first; nothing at all where nothing was told. */
export function Breakdown({ title, measure, lines, name, share }: BreakdownProps) {
  const [isWhole, setWhole] = useState(false)
  if (lines.every(({ key }) => key === null)) return null
  const total = lines.reduce((sum, line) => sum + line.total, 0)
  const sorted = lines.toSorted((a, b) => b.total - a.total)
  return (
    <section class="card">
      <table>
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">
              <span class="hidden">Name</span>
            </th>
            <th scope="col">{measure}</th>
            <th scope="col">Receipts</th>
          </tr>
        </thead>
        <tbody>
          {(isWhole ? sorted : sorted.slice(0, few)).map((line) => {
            const shown = share ? share(line, total) : line.rate
            return (
              <tr key={line.key}>
                <th scope="row">{name(line.key)}</th>
                <td>
                  <progress max={1} value={shown ?? 0} aria-hidden="true" />
                  {sayShare(shown)}
                </td>
                <td class="muted">{sayNumber(line.total)}</td>
              </tr>
            )
          })}
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
