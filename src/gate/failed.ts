/** An inline script that failed, and what the browser said. */
export type Failed = readonly [script: Element | null, message: string]

export const failedNow = ({ message }: ErrorEvent): Failed => [document.currentScript, message]

/** Those of the page's start, for what may run them again (`hold-failed.ts`), which comes later. */
export const listFailed = (): readonly Failed[] => {
  const failed: Failed[] = []
  addEventListener('error', (event) => void failed.push(failedNow(event)))
  return failed
}
