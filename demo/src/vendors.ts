/** Everything on the site that belongs to somebody else, and the host it is served from. */

export interface Vendor {
  readonly id: string
  readonly name: string
  readonly category: 'analytics' | 'advertising' | 'social'
  /** `stand-in`: written for this demo. `library`: a vendor's own published browser code. */
  readonly kind: 'stand-in' | 'library'
}

export const vendors: readonly Vendor[] = [
  { id: 'pagetally', name: 'Pagetally', category: 'analytics', kind: 'stand-in' },
  { id: 'mixpanel', name: 'Mixpanel', category: 'analytics', kind: 'library' },
  { id: 'clarity', name: 'Microsoft Clarity', category: 'analytics', kind: 'library' },
  { id: 'adlantern', name: 'Adlantern', category: 'advertising', kind: 'stand-in' },
  { id: 'leadwell', name: 'Leadwell', category: 'advertising', kind: 'stand-in' },
  { id: 'matchfold', name: 'Matchfold', category: 'advertising', kind: 'stand-in' },
  { id: 'plumewire', name: 'Plumewire', category: 'social', kind: 'stand-in' },
  { id: 'reelnest', name: 'Reelnest', category: 'social', kind: 'stand-in' },
]

// Browsers send every name under .localhost to the loopback address, and count it as another
// site than 127.0.0.1: cookies and requests are third-party without a name server.
export const vendorOrigin = (id: string, port: number) => `http://${id}.localhost:${port}`

export const vendorOrigins = (port: number): Record<string, string> =>
  Object.fromEntries(vendors.map(({ id }) => [id, vendorOrigin(id, port)]))

/** The vendor a `Host` header names, or null. */
export const vendorOfHost = (host: string | undefined): Vendor | null => {
  const label = host?.split('.')[0]?.toLowerCase()
  return vendors.find(({ id }) => id === label) ?? null
}
