import { h } from 'preact'
import type { Request } from '../../config/schema'
import { Link } from '../parts/Link'
import type { Words } from '../text/words'

interface RequestsProps {
  readonly words: Words
  readonly requests: readonly Request[]
}

/** Rights that are exercised by writing or calling. */
export const Requests = ({ words, requests }: RequestsProps) => (
  <section part="requests">
    <h3>{words.say('requests')}</h3>
    {requests.map(({ title, text, url, email, phone }) => (
      <div>
        <h4>
          <bdi>{title}</bdi>
        </h4>
        <p>
          <bdi>{text}</bdi>
        </p>
        <ul>
          {[
            [url, url],
            [email, `mailto:${email}`],
            // Without digits there is nothing to call: plain words.
            [phone, /\d/.test(phone ?? '') ? `tel:${phone?.replace(/[^+\d]/g, '')}` : undefined],
          ].map(
            ([shown, href]) =>
              shown && (
                <li>
                  <Link href={href} isAside>
                    <bdi dir={href ? 'ltr' : 'auto'}>{shown}</bdi>
                  </Link>
                </li>
              ),
          )}
        </ul>
      </div>
    ))}
  </section>
)
