import { h } from 'preact'
import { countOn, isMixed } from '../draft'
import type { Draft } from '../draft'
import { countCookies } from '../facts'
import type { Group } from '../groups'
import { Button } from '../parts/Button'
import { Buttons } from '../parts/Buttons'
import { Setting } from '../parts/Setting'
import { Switch } from '../parts/Switch'
import type { Words } from '../text/words'
import { ServiceItem } from './ServiceItem'

interface CategoryCardProps {
  readonly words: Words
  readonly group: Group
  readonly draft: Draft
  /** How many services are drawn; 0 while closed, so that a thousand cost nothing. */
  readonly shown: number
  /** A privacy signal keeps it off unless confirmed. */
  readonly isHeld: boolean
  readonly isAsking: boolean
  readonly onToggle: (isOn: boolean, service?: string) => void
  readonly onConfirm: (event: MouseEvent) => void
  readonly onKeepOff: () => void
  readonly onShow: (count: number) => void
}

/** Services drawn at a time. */
const slice = 25

export const CategoryCard = (props: CategoryCardProps) => {
  const { words, group, draft, shown, isHeld, isAsking, onToggle, onShow } = props
  const { id, title, text, essential, services } = group
  const on = countOn(draft, group)
  const mixed = isMixed(draft, group)
  const keep = words.say('gpcKeep')
  const allow = words.say('gpcAllow')
  return (
    <section class="k" part="category">
      <Setting
        id={id}
        level={3}
        title={title ?? id}
        control={
          essential ? (
            <span class="ok" part="always">
              {words.say('always')}
            </span>
          ) : (
            <Switch
              id={id}
              isOn={on > 0 && !mixed}
              isMixed={mixed}
              state={words.say(mixed ? 'some' : on ? 'on' : 'off', { n: on, all: services.length })}
              onToggle={onToggle}
            />
          )
        }
        text={text}
      />
      {isHeld && <p class="ok">{words.say('gpc')}</p>}
      <div role="status">
        {isAsking && (
          <div class="ask" part="ask">
            <p>{words.say('gpcAsk')}</p>
            <Buttons labels={[keep, allow]}>
              <Button label={keep} onClick={props.onKeepOff} />
              <Button label={allow} onClick={props.onConfirm} />
            </Buttons>
          </div>
        )}
      </div>
      {services.length > 0 && (
        <button
          type="button"
          class="d"
          part="details"
          data-cct={`details:${id}`}
          aria-expanded={shown > 0}
          onClick={() => onShow(shown ? 0 : slice)}
        >
          {words.say('list', {
            a: words.count('services', services.length),
            b: words.count('cookies', countCookies(services)),
          })}
        </button>
      )}
      {shown > 0 && (
        <ul>
          {services.slice(0, shown).map((service) => (
            <ServiceItem
              key={service.id}
              words={words}
              service={service}
              isOn={essential ? undefined : draft[service.id] === true}
              onToggle={(isOn) => onToggle(isOn, service.id)}
            />
          ))}
          {services.length > shown && (
            <li>
              <Button
                isQuiet
                label={words.say('more', { n: Math.min(slice, services.length - shown) })}
                onClick={() => onShow(shown + slice)}
              />
            </li>
          )}
        </ul>
      )}
    </section>
  )
}
