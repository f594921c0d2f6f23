import { h } from 'preact'
import type { Facts } from '../facts'
import { Link } from '../parts/Link'

/** Who is behind a service and what it is for, and where its data may go. */
export const ServiceText = ({ provider, policyUrl, purpose, transfers }: Facts) => [
  provider && (
    <Link href={policyUrl} isAside>
      <bdi>{provider}</bdi>
    </Link>
  ),
  provider && purpose && ' · ',
  <bdi lang={purpose?.lang}>{purpose?.text}</bdi>,
  transfers && ` ${transfers}`,
]
