import { h } from 'preact'
import type { Snapshot } from '../../app/port'
import { Button } from '../parts/Button'
import type { Words } from '../text/words'

interface RecordProps {
  readonly words: Words
  readonly state: Snapshot
  /** Names of what is allowed now. */
  readonly allowed: readonly string[]
  /** Absent while there is nothing to download. */
  readonly onDownload: (() => void) | undefined
}

/** What the visitor has answered so far, and the proof of it. */
export const Record = ({ words, state, allowed, onDownload }: RecordProps) => {
  const rows = [
    ['allowed', allowed.length ? words.list(allowed) : words.say('nothing')],
    ['decided', state.decidedAt && words.date(state.decidedAt, true)],
    ['until', state.expiresAt && words.date(state.expiresAt)],
    ['id', state.consentId && <code dir="ltr">{state.consentId}</code>],
  ] as const
  return (
    <section part="record">
      <h3>{words.say('record')}</h3>
      {state.status === 'decided' ? (
        <dl>
          {rows.map(
            ([key, value]) =>
              value && (
                <div>
                  <dt>{words.say(key)}</dt>
                  <dd>{value}</dd>
                </div>
              ),
          )}
        </dl>
      ) : (
        <p>{words.say('undecided')}</p>
      )}
      {onDownload && <Button label={words.say('download')} isQuiet onClick={onDownload} />}
    </section>
  )
}
