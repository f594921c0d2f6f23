import type { Summary } from '../../src/stats/summarize.ts'
import { sayDuration, sayNumber, sayShare } from '../data/words.ts'

export function Tiles({ stats }: { readonly stats: Summary }) {
  const answers = stats.grant + stats.partial + stats.deny
  const share = (part: number) => sayShare(answers === 0 ? null : part / answers)
  const tiles = [
    { title: 'Answers', value: sayNumber(answers), more: `${sayNumber(stats.total)} receipts` },
    { title: 'Accepted all', value: share(stats.grant), more: sayNumber(stats.grant) },
    { title: 'Chose some', value: share(stats.partial), more: sayNumber(stats.partial) },
    { title: 'Rejected all', value: share(stats.deny), more: sayNumber(stats.deny) },
    { title: 'Withdrew', value: sayNumber(stats.withdraw), more: 'taken back' },
    ...(stats.medianAnswerMs === null
      ? []
      : [{ title: 'Time to answer', value: sayDuration(stats.medianAnswerMs), more: 'median' }]),
  ]
  return (
    <dl class="tiles">
      {tiles.map(({ title, value, more }) => (
        <div key={title}>
          <dt>{title}</dt>
          <dd>
            <strong>{value}</strong> <span class="muted">{more}</span>
          </dd>
        </div>
      ))}
    </dl>
  )
}
