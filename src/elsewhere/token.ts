/** Name of the parameter that a token travels in. */
export const TOKEN = 'cct_hand_over'

/** The token in a query: what stands before it, the token itself. */
export const IN_QUERY = /([?&])cct_hand_over=([\w.-]*)&?/
