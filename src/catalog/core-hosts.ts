import { knownHosts } from './known-hosts'
import type { HostRow } from './match-host'
import { services } from './services'

/** The rows a core starts with: its services, then the well-known hosts. */
export const coreHosts = (): HostRow[] => [
  ...services,
  ...knownHosts.map(([category, ending, names]) => ({
    category,
    hosts: names.replaceAll(' ', ending + ' ') + ending,
  })),
]
