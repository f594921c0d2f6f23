export type LogSetting = 'silent' | 'error' | 'warn' | 'info' | 'debug'

interface LoggedError extends Error {
  readonly code?: string | number
}

/** Structured lines without personal data: of an error only what its author wrote is kept. */
export const logWith = (level: LogSetting) =>
  level === 'silent'
    ? false
    : {
        level,
        serializers: {
          // Databases hang the refused row on the error; it must not reach the log.
          err: (error: LoggedError): { type: string; message: string; stack: string } => ({
            type: error.name,
            message: error.message,
            stack: error.stack ?? '',
            ...(error.code !== undefined && { code: error.code }),
            ...(error.cause instanceof Error && { cause: error.cause.message }),
          }),
        },
      }
