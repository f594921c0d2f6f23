import { h } from 'preact'
import type { Choice } from '../../config/schema'
import type { Draft } from '../draft'
import { Setting } from '../parts/Setting'
import { Switch } from '../parts/Switch'
import type { Words } from '../text/words'

interface ChoicesProps {
  readonly words: Words
  readonly choices: readonly Choice[]
  readonly draft: Draft
  readonly onToggle: (id: string, isOn: boolean) => void
}

/** Privacy choices that are not about cookies, set apart from those that are. */
export const Choices = ({ words, choices, draft, onToggle }: ChoicesProps) => (
  <section part="choices">
    <h3>{words.say('choices')}</h3>
    <p>{words.say('choices.text')}</p>
    {choices.map(({ id, title = id, text }) => (
      <div class="k" part="choice">
        <Setting
          id={id}
          level={4}
          title={title}
          control={
            <Switch
              id={id}
              isOn={draft[id] === true}
              state={words.say(draft[id] ? 'on' : 'off')}
              onToggle={(isOn) => onToggle(id, isOn)}
            />
          }
          text={text}
        />
      </div>
    ))}
  </section>
)
