import { h } from 'preact'
import type { Facts } from '../facts'
import { Link } from '../parts/Link'

/** Who is behind a service and what it is for. */
export const ServiceText = ({ provider, policyUrl, purpose }: Facts) => [
  provider && (
    <Link href={policyUrl} isAside>
      {provider}
    </Link>
  ),
  provider && purpose && ' · ',
  <bdi lang={purpose?.lang}>{purpose?.text}</bdi>,
]
