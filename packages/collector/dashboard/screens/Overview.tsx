import { useState } from 'preact/hooks'
import type { Seal } from '../../src/seal/seal.ts'
import type { Collector } from '../data/collector.ts'
import { shown, useAnswer } from '../data/use-answer.ts'
import { sayCode, sayLanguage, sayNumber, sayRegion, sayTime } from '../data/words.ts'
import { Breakdown } from '../parts/Breakdown.tsx'
import { Notice } from '../parts/Notice.tsx'
import { RateChart } from '../parts/RateChart.tsx'
import { Tiles } from '../parts/Tiles.tsx'
import { Log } from './Log.tsx'
import { Receipts } from './Receipts.tsx'

const periods = [
  { id: '30', title: '30 days' },
  { id: '90', title: '90 days' },
  { id: '365', title: '12 months' },
  { id: 'all', title: 'All' },
] as const

const breakdowns = [
  { dimension: 'category', title: 'By category', measure: 'Granted', name: sayCode },
  { dimension: 'region', title: 'By region', measure: 'Accepted all', name: sayRegion },
  { dimension: 'lang', title: 'By language', measure: 'Accepted all', name: sayLanguage },
  { dimension: 'policy', title: 'By policy version', measure: 'Accepted all', name: sayCode },
  {
    dimension: 'method',
    title: 'By way of answering',
    measure: 'Share',
    name: sayCode,
    share: (line: { readonly total: number }, total: number) => line.total / total,
  },
  { dimension: 'model', title: 'By model', measure: 'Accepted all', name: sayCode },
  { dimension: 'device', title: 'By device', measure: 'Accepted all', name: sayCode },
] as const

const dimensions = ['day', ...breakdowns.map(({ dimension }) => dimension)].join(',')

const since = (period: string): string | null =>
  period === 'all'
    ? null
    : new Date(Date.now() - (Number(period) - 1) * 86_400_000).toISOString().slice(0, 10)

/** What a page of any origin writes on its script tag to send receipts here. */
const receiptsAddress = new URL('receipts', document.baseURI).href

interface OverviewProps {
  readonly collector: Collector
  readonly seal: Seal | null
  readonly onLeave: (() => void) | null
}

export function Overview({ collector, seal, onLeave }: OverviewProps) {
  const [period, setPeriod] = useState<string>('90')
  const from = since(period)
  const answer = useAnswer(period, () => collector.stats({ from, by: dimensions }))
  const stats = shown(answer)

  return (
    <>
      <header class="top">
        <h1>Consent receipts</h1>
        <p class="muted">
          {seal
            ? `Sealed up to ${sayTime(seal.madeAt)}, number ${sayNumber(seal.no)}`
            : 'No seal has been made yet'}
        </p>
        {onLeave && (
          <button type="button" onClick={onLeave}>
            Sign out
          </button>
        )}
      </header>
      <main>
        <fieldset class="periods">
          <legend class="hidden">Period</legend>
          {periods.map(({ id, title }) => (
            <label key={id}>
              <input
                type="radio"
                name="period"
                checked={period === id}
                onChange={() => setPeriod(id)}
              />
              <span>{title}</span>
            </label>
          ))}
        </fieldset>
        {answer.kind === 'failed' && (
          <Notice title="No figures" onRetry={answer.again}>
            {answer.error.message}
          </Notice>
        )}
        {stats && stats.total === 0 && (
          <Notice title="No receipts in this period">
            They appear here as visitors answer. A page sends them with{' '}
            <code>data-receipts="{receiptsAddress}"</code> on its script tag.
          </Notice>
        )}
        {stats && stats.total > 0 && (
          <div aria-busy={answer.kind === 'waiting'}>
            <Tiles stats={stats} />
            <RateChart days={stats.by.day ?? []} />
            <div class="breakdowns">
              {breakdowns.map(({ dimension, ...column }) => (
                <Breakdown key={dimension} {...column} lines={stats.by[dimension] ?? []} />
              ))}
            </div>
          </div>
        )}
        <Receipts collector={collector} />
        <Log collector={collector} from={from} receipts={stats?.total ?? 0} seals={seal?.no ?? 0} />
      </main>
    </>
  )
}
