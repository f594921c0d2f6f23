import { h } from 'preact'
import type { ChoiceRow, Grants } from '../../app/port'
import type { Draft } from '../draft'
import { Setting } from '../parts/Setting'
import { Switch } from '../parts/Switch'
import type { Words } from '../text/words'

interface ChoicesProps {
  readonly words: Words
  readonly choices: readonly ChoiceRow[]
  readonly draft: Draft
  /** What the visitor has said so far; silence is nothing. */
  readonly answered: Grants
  /** What holds now. */
  readonly current: Draft
  readonly onToggle: (id: string, isOn: boolean) => void
  /** Where the last line of a choice stands. */
  readonly onRead: (lastLine: Element | null, id: string) => void
}

/** What the switch means: from when it counts, that it is kept, or what silence does. */
const noteOf = ({ id, model, countsFrom }: ChoiceRow, props: ChoicesProps): string => {
  const { words, answered, current, draft } = props
  if (draft[id] !== current[id]) return words.say('choice.unsaved')
  if (Object.hasOwn(answered, id)) return words.say('choice.kept')
  // Not "on unless": until that day it is not on.
  if (countsFrom) return words.say('choice.pending', { date: words.date(countsFrom) })
  return words.say(`basis.${model === 'opt-out' ? model : 'opt-in'}`)
}

/** Privacy choices that are not about cookies, set apart from those that are. */
export const Choices = (props: ChoicesProps) => {
  const { words, choices, draft, answered, onToggle, onRead } = props
  return (
    <section part="choices">
      <h3>{words.say('choices')}</h3>
      <p>{words.passage([words.say('choices.text'), words.say('free')])}</p>
      {choices.map((choice) => {
        const { id, title = id, text, countsFrom } = choice
        // Silence is no approval yet: neither on nor off, but on from a day.
        const from = draft[id] && !Object.hasOwn(answered, id) ? countsFrom : undefined
        return (
          <div class="k" part="choice" key={id}>
            <Setting
              id={id}
              level={4}
              title={title}
              control={
                <Switch
                  id={id}
                  isOn={draft[id] === true}
                  isMixed={!!from}
                  state={from ? words.date(from) : words.say(draft[id] ? 'on' : 'off')}
                  onToggle={(isOn) => onToggle(id, isOn)}
                />
              }
              text={text}
            />
            <p class="n" aria-live="polite" ref={(line) => onRead(line, id)}>
              {noteOf(choice, props)}
            </p>
          </div>
        )
      })}
    </section>
  )
}
