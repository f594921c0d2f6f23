import { h } from 'preact'
import type { Receipt } from '../../receipts/receipt-shape'
import type { Group } from '../groups'
import { Link } from '../parts/Link'
import type { Words } from '../text/words'

interface ReceiptPageProps {
  readonly words: Words
  readonly groups: readonly Group[]
  /** Newest first. */
  readonly receipts: readonly Receipt[]
  /** Titles of the choices that are not about cookies, by id. */
  readonly choices: ReadonlyMap<string, string>
}

/** In a file a relative address leads nowhere; a page without an origin has none to offer. */
const absolute = (url: string, origin: string) =>
  URL.canParse(url, origin) ? new URL(url, origin).href : undefined

/** The visitor's receipts to read and to print; under each the very text that was sent. */
export const ReceiptPage = ({ words, groups, receipts, choices }: ReceiptPageProps) => {
  const titles = new Map<string, string | undefined>([
    ...choices,
    ...groups.flatMap(({ id, title, services }) => [
      [id, title] as const,
      ...services.map((service) => [service.id, service.name] as const),
    ]),
  ])
  const state = (id: string, isOn: boolean) => (
    <tr>
      <th scope="row">
        <bdi>{titles.get(id) ?? id}</bdi>
      </th>
      <td>{words.say(isOn ? 'on' : 'off')}</td>
    </tr>
  )
  return (
    <main>
      <h1>{words.say('record')}</h1>
      {receipts.map((receipt) => (
        <section>
          <h2>{words.date(receipt.decidedAt, true)}</h2>
          <table>
            {Object.entries(receipt.categories).map(([id, { granted }]) => state(id, granted))}
            {[receipt.services, receipt.choices].map((states = {}) =>
              Object.entries(states).map(([id, isOn]) => state(id, isOn)),
            )}
            {receipt.expiresAt && (
              <tr>
                <th scope="row">{words.say('until')}</th>
                <td>{words.date(receipt.expiresAt)}</td>
              </tr>
            )}
            <tr>
              <th scope="row">{words.say('id')}</th>
              <td>
                <code dir="ltr">{receipt.consentId}</code>
              </td>
            </tr>
          </table>
          <p dir="ltr">
            {receipt.site.origin + receipt.site.path}
            {receipt.policy.url && [
              ' · ',
              <Link href={absolute(receipt.policy.url, receipt.site.origin)}>
                {receipt.policy.url} {receipt.policy.version}
              </Link>,
            ]}
          </p>
          <pre dir="ltr">{JSON.stringify(receipt, null, 2)}</pre>
        </section>
      ))}
    </main>
  )
}
