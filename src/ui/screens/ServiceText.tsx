import { h } from 'preact'
import type { Facts } from '../facts'
import { Link } from '../parts/Link'

/** Who is behind a service and what it is for. */
export const ServiceText = ({ provider, policyUrl, purpose, lang }: Facts) => [
  provider && (
    <Link href={policyUrl} isAside>
      {provider}
    </Link>
  ),
  provider && purpose && ' · ',
  <bdi lang={lang}>{purpose}</bdi>,
]
