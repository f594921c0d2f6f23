export declare const makeSnippet: (
  config: object,
  embed: string,
  page?: { core?: string; nonce?: string },
) => string
