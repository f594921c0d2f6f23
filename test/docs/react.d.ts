/** As much of React's types as the documentation names. */
export type ReactNode = unknown
declare global {
  namespace JSX {
    type IntrinsicElements = Record<string, unknown>
  }
}
