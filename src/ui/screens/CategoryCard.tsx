import { h } from 'preact'
import type { ServiceRow } from '../../app/port'
import type { Model } from '../../config/schema'
import { countOn, isMixed } from '../draft'
import type { Draft } from '../draft'
import { countCookies } from '../facts'
import type { Group } from '../groups'
import { Button } from '../parts/Button'
import { Buttons } from '../parts/Buttons'
import { Setting } from '../parts/Setting'
import { Switch } from '../parts/Switch'
import type { CenterWords } from '../text/center-words'
import { ServiceItem } from './ServiceItem'
import { slice } from './slice'

interface CategoryCardProps {
  readonly words: CenterWords
  readonly group: Group
  readonly draft: Draft
  /** Those that are listed: all, or what was searched for. */
  readonly services: readonly ServiceRow[]
  /** How many services are drawn; 0 while closed, so that a thousand cost nothing. */
  readonly shown: number
  readonly model: Model
  readonly isAsking: boolean
  readonly onToggle: (isOn: boolean, service?: string) => void
  readonly onConfirm: (event: MouseEvent) => void
  readonly onKeepOff: () => void
  readonly onShow: (count: number) => void
}

/** Where a category follows another rule than the region, it is said what that means. */
const noteOf = ({ id, essential, preset }: Group, model: Model): string => {
  if (essential || preset === (model !== 'opt-in')) return ''
  if (!preset) return 'basis.opt-in'
  return id === 'analytics' ? 'objection' : 'basis.opt-out'
}

/** Out from under the answers; one function, so that it runs once for each question. */
const reveal = (question: HTMLElement | null) => question?.scrollIntoView({ block: 'nearest' })

export const CategoryCard = (props: CategoryCardProps) => {
  const { words, group, draft, services, shown, model, isAsking, onToggle, onShow } = props
  const { id, title, text, essential, held } = group
  const cookies = countCookies(services)
  const on = countOn(draft, group)
  const mixed = isMixed(draft, group)
  const keep = words.say('gpcKeep')
  const allow = words.say('gpcAllow')
  return (
    <section class="k" part="category" role="group" aria-labelledby={`l-${id}`}>
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
              state={words.say(mixed ? 'some' : on ? 'on' : 'off', {
                n: on,
                all: group.services.length,
              })}
              onToggle={onToggle}
            />
          )
        }
        text={text}
      />
      {noteOf(group, model) && <p part="basis">{words.say(noteOf(group, model))}</p>}
      {held && (!on || held === 'gpc') && <p class="ok">{words.say(on ? 'gpcAllowed' : held)}</p>}
      {held === 'gpc' && !on && <p>{words.say('gpc.text')}</p>}
      <div role="status">
        {isAsking && (
          <div class="ask" part="ask" ref={reveal}>
            <p>{words.say(held === 'gpc' ? 'gpcAsk' : 'optinAsk')}</p>
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
          id={`d-${id}`}
          data-cct={`details:${id}`}
          aria-labelledby={`d-${id} l-${id}`}
          aria-controls={shown > 0 ? `u-${id}` : undefined}
          aria-expanded={shown > 0}
          onClick={() => onShow(shown ? 0 : slice)}
        >
          {cookies
            ? words.say('list', {
                a: words.count('services', services.length),
                b: words.count('cookies', cookies),
              })
            : words.count('services', services.length)}
        </button>
      )}
      {shown > 0 && (
        <ul id={`u-${id}`}>
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
