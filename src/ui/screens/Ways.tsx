import { h } from 'preact'
import { providerOf } from '../facts'
import type { Group } from '../groups'
import { Link } from '../parts/Link'
import type { Words } from '../text/words'

interface WaysProps {
  readonly words: Words
  readonly groups: readonly Group[]
}

const google = ['google', 'https://tools.google.com/dlpage/gaoptout']
const advertising = [
  ['us', 'https://optout.aboutads.info/'],
  ['eu', 'https://www.youronlinechoices.com/'],
]

/** Ways out that work beyond this site, named only where something here calls for them. */
export const Ways = ({ words, groups }: WaysProps) => {
  const links = [
    ...(groups.some(({ services }) => services.some((s) => /google/i.test(s.id + providerOf(s))))
      ? [google]
      : []),
    ...(groups.some(({ id, sale }) => sale || id === 'advertising') ? advertising : []),
  ]
  return (
    <section part="ways">
      <h3>{words.say('ways')}</h3>
      <p>{words.say('ways.browser')}</p>
      <ul>
        {links.map(([key, href]) => (
          <li>
            <Link href={href} isAside>
              {words.say(`ways.${key}`)}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
