/** The few English words the core draws itself, so that a returning visit fetches no interface. */
export const coreTexts = {
  reopen: 'Cookie choices',
  reopenUs: 'Your Privacy Choices',
  reopenSale: 'Do Not Sell or Share My Personal Information',
  gpc: 'Opt-out preference signal honored',
}
