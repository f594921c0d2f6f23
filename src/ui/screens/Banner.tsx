import { h } from 'preact'
import type { ServiceRow } from '../../app/port'
import type { Model, SiteConfig } from '../../config/schema'
import type { Group } from '../groups'
import { Button } from '../parts/Button'
import { Buttons, longest } from '../parts/Buttons'
import { Link } from '../parts/Link'
import type { Words } from '../text/words'

interface BannerProps {
  readonly words: Words
  readonly config: SiteConfig
  readonly model: Model
  /** Why an earlier answer no longer counts. */
  readonly why: string | undefined
  /** The optional categories that an answer here can switch on. */
  readonly groups: readonly Group[]
  /** What is new since the earlier answer, by name. */
  readonly added: readonly string[]
  /** The signal of the browser that holds the rest off. */
  readonly held: 'gpc' | 'dnt' | undefined
  /** The text does not fit and scrolls. */
  readonly isLong: boolean
  /** What the control is called that opens the choices again; empty where there is none. */
  readonly reopen: string
  readonly onAccept: (event: MouseEvent) => void
  readonly onReject: () => void
  readonly onManage: () => void
}

/** A known service that the site gives no more than its id is counted by the first word of it. */
const partnerOf = ({ id, name, provider }: ServiceRow): string =>
  (provider ?? name ?? id.replace(/-.*/, '')).toLowerCase()

/** Who asks, where the site does not say: its address, unless that is a number or one's own machine. */
const domain = () => /^(?:www\.)?(.+\.[a-z][^.]*)$/.exec(location.hostname)?.[1]

/** The full stop of the language, as its sentences have it: 。 in Chinese, none in Thai. */
const stopOf = (words: Words): string => /[.。।۔]?$/.exec(words.say('free'))?.[0] ?? ''

/** What some categories are for, and with how many partners: asked for, or told of. */
const use = (
  verb: 'ask' | 'tell',
  groups: readonly Group[],
  { words, config }: BannerProps,
): string => {
  if (!groups.length) return ''
  const { name, controller = name } = config.site ?? {}
  const partners = new Set(groups.flatMap(({ services }) => services.map(partnerOf)))
  for (const own of [name, controller]) if (own) partners.delete(own.toLowerCase())
  const uses = words.list(
    groups.map(
      ({ id, title }) => words.say(`use.${id}`) || words.say('use.other', { title: title ?? id }),
    ),
  )
  return partners.size
    ? words.count(`${verb}With`, partners.size, { uses })
    : words.say(verb, { uses })
}

/** Only sentences that are true of this site. */
const sentences = (props: BannerProps): string[] => {
  const { words, config, model, why, groups, added, held, reopen } = props
  const { name, controller = name ?? domain() } = config.site ?? {}
  // Under opt-in rules one category may still run by objection, such as a British site's statistics.
  const isAsked = ({ preset }: Group) => model === 'opt-in' && !preset
  return [
    why ? words.say(`why.${why}`) : '',
    added.length ? words.say('why.what', { items: words.list(added) }) : '',
    controller ? words.say('leadWho', { who: controller }) : words.say('lead'),
    use('ask', groups.filter(isAsked), props),
    use(
      'tell',
      groups.filter((group) => !isAsked(group)),
      props,
    ),
    held ? words.say(held) + stopOf(words) : '',
    words.say('free'),
    model === 'opt-in' ? words.say(reopen ? 'changeAt' : 'change', { where: reopen }) : '',
  ]
}

export const Banner = (props: BannerProps) => {
  const { words, config, isLong, onAccept, onReject, onManage } = props
  const accept = words.say('accept')
  const reject = words.say('reject')
  return (
    <section
      class={`b ${config.layout ?? 'box'}`}
      part="banner"
      data-cct="banner"
      aria-labelledby="bt"
      style={{ '--n': longest([accept, reject]) }}
    >
      <div class="bt" {...(isLong && { tabindex: 0, role: 'group', 'aria-labelledby': 'bt' })}>
        <h2 id="bt" part="title">
          {words.say('banner')}
        </h2>
        <p part="text">{words.passage(sentences(props))}</p>
        {config.policy?.url && (
          <p class="bl">
            <Link href={config.policy.url}>{words.say('policy')}</Link>
          </p>
        )}
      </div>
      <div class="ba" part="actions">
        <Buttons labels={[accept, reject]}>
          <Button hook="reject-all" label={reject} onClick={onReject} />
          <Button hook="accept-all" label={accept} onClick={onAccept} />
        </Buttons>
        <Button hook="manage" label={words.say('manage')} isQuiet onClick={onManage} />
      </div>
    </section>
  )
}
