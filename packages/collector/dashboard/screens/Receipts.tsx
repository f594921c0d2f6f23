import { useState } from 'preact/hooks'
import type { Collector, ReceiptPage } from '../data/collector.ts'
import { shown, useAnswer } from '../data/use-answer.ts'
import { Notice } from '../parts/Notice.tsx'
import { ReceiptItem } from '../parts/ReceiptItem.tsx'
import { Erase } from './Erase.tsx'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

function chainText({ receipts, flags, next }: ReceiptPage): string {
  const open = receipts.filter(({ id }) => flags[id.toLowerCase()] !== undefined).length
  if (open > 0) return `${open} of ${receipts.length} do not fit into the chain; they say why.`
  const count = receipts.length === 1 ? 'One receipt' : `${receipts.length} receipts`
  return next === null
    ? `${count}, and the chain closes.`
    : `${count} so far, and the chain closes.`
}

/** The latest receipts, or all of one person. */
export function Receipts({ collector }: { readonly collector: Collector }) {
  const [text, setText] = useState('')
  const [person, setPerson] = useState<string | null>(null)
  const [cursors, setCursors] = useState<readonly string[]>([])
  const [erased, setErased] = useState(0)
  const cursor = cursors.at(-1) ?? null
  const answer = useAnswer(`${person} ${cursor} ${erased}`, () =>
    collector.receipts({ consentId: person, cursor, limit: person === null ? '10' : '50' }),
  )
  const page = shown(answer)
  const trimmed = text.trim()
  const isUsable = trimmed === '' || uuid.test(trimmed)

  const search = (event: Event) => {
    event.preventDefault()
    if (!isUsable) return
    setPerson(trimmed === '' ? null : trimmed)
    setCursors([])
  }

  return (
    <section class="card" aria-labelledby="receipts">
      <h2 id="receipts">{person === null ? 'Latest receipts' : 'Receipts of one person'}</h2>
      <form class="search" role="search" onSubmit={search}>
        <label for="person">Consent id</label>
        <input
          id="person"
          value={text}
          spellcheck={false}
          autocomplete="off"
          aria-invalid={!isUsable}
          aria-describedby="person-hint"
          onInput={(event) => setText(event.currentTarget.value)}
        />
        <button class="fill" type="submit">
          Find
        </button>
      </form>
      <p id="person-hint" class={isUsable ? 'muted' : 'wrong'}>
        {isUsable
          ? 'Visitors find theirs in the preference center, under "Your record".'
          : 'A consent id has 32 hexadecimal digits in five groups.'}
      </p>
      {answer.kind === 'failed' && (
        <Notice title="No receipts" onRetry={answer.again}>
          {answer.error.message}
        </Notice>
      )}
      {page && page.receipts.length === 0 && (
        <p role="status">
          {person === null
            ? 'None yet.'
            : 'None under this id: never sent, erased, or past their time.'}
        </p>
      )}
      {person !== null && page && page.receipts.length > 0 && (
        <p role="status">{chainText(page)}</p>
      )}
      <ol class="receipts">
        {page?.receipts.map((receipt) => (
          <ReceiptItem
            key={receipt.id}
            receipt={receipt}
            flag={page.flags[receipt.id.toLowerCase()] ?? null}
            proof={() => collector.proof(receipt.id)}
          />
        ))}
      </ol>
      <div class="pages">
        {cursor !== null && (
          <button type="button" onClick={() => setCursors(cursors.slice(0, -1))}>
            Newer
          </button>
        )}
        {page?.next && (
          <button type="button" onClick={() => setCursors(cursors.concat(page.next ?? []))}>
            Older
          </button>
        )}
        {person !== null && page && page.receipts.length > 0 && (
          <Erase
            erase={() => collector.erase(person)}
            onErased={(count) => setErased(erased + count)}
          />
        )}
      </div>
    </section>
  )
}
