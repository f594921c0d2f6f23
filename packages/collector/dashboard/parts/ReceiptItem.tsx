import { useState } from 'preact/hooks'
import type { Proof } from '../../src/seal/proof.ts'
import { checkProof } from '../data/check-proof.ts'
import type { KeptReceipt } from '../data/collector.ts'
import { sayCode, sayDuration, sayLanguage, sayRegion, sayTime } from '../data/words.ts'

interface ReceiptItemProps {
  readonly receipt: KeptReceipt
  readonly flag: string | null
  readonly proof: () => Promise<Proof>
}

const listed = (receipt: KeptReceipt, granted: boolean) =>
  Object.keys(receipt.categories)
    .filter((id) => receipt.categories[id]?.granted === granted)
    .map(sayCode)
    .join(', ') || 'none'

const switched = (name: string, states: Readonly<Record<string, boolean>> = {}) => {
  const said = Object.entries(states).map(([id, isOn]) => `${id} ${isOn ? 'on' : 'off'}`)
  return said.length > 0 ? [[name, said.join(', ')] as const] : []
}

const sayDevice = ({ family, major, mobile }: NonNullable<KeptReceipt['ua']>) =>
  [
    [family, major].filter(Boolean).join(' '),
    mobile === undefined ? '' : mobile ? 'phone' : 'no phone',
  ]
    .filter(Boolean)
    .join(', ')

/** One receipt: the answer at a glance, the rest on demand, and its proof. */
export function ReceiptItem({ receipt, flag, proof }: ReceiptItemProps) {
  const [said, setSaid] = useState<string | null>(null)
  const check = async () => {
    setSaid('Checking …')
    try {
      const found = await proof()
      const fits = await checkProof(receipt, found)
      setSaid(
        fits
          ? `Proved: it is number ${found.index + 1} of ${found.seal.count} under seal ${found.seal.no}.`
          : 'The proof does not fit this receipt.',
      )
    } catch (error) {
      setSaid((error as Error).message)
    }
  }
  const rows: readonly (readonly [string, string])[] = [
    ['Granted', listed(receipt, true)],
    ['Refused', listed(receipt, false)],
    ...switched('Services', receipt.services),
    ...switched('Other choices', receipt.choices),
    ['Answered by', `${sayCode(receipt.method)}, ${sayCode(receipt.surface)}`],
    ...(receipt.answerMs === undefined
      ? []
      : [['After', `${sayDuration(receipt.answerMs)} of seeing the banner`] as const]),
    ...(receipt.ua ? [['Device', sayDevice(receipt.ua)] as const] : []),
    ['Rule', `${sayCode(receipt.model)}, ${sayRegion(receipt.jurisdiction)}`],
    ['Policy', receipt.policy.version ?? 'no version'],
    ['Page', receipt.site.origin + receipt.site.path],
    ['Received', sayTime(receipt.receivedAt)],
    ['Consent id', receipt.consentId],
    ['Receipt', `${receipt.id}, number ${receipt.seq + 1} of this person`],
  ]
  return (
    <li>
      <details>
        <summary>
          <span class={`answer ${receipt.action}`}>{sayCode(receipt.action)}</span>
          <time dateTime={receipt.decidedAt}>{sayTime(receipt.decidedAt)}</time>
          <span class="muted">
            {sayRegion(receipt.jurisdiction)} · {sayLanguage(receipt.lang)}
          </span>
          {flag !== null && <span class="flag">{sayCode(flag)}</span>}
        </summary>
        <dl>
          {rows.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <button type="button" onClick={check}>
          Check the proof
        </button>
        <span role="status"> {said}</span>
        <details>
          <summary>As it was sent</summary>
          <pre>{JSON.stringify(receipt, null, 2)}</pre>
        </details>
      </details>
    </li>
  )
}
