import type { FastifyInstance } from 'fastify'

const isTaken = (error: unknown) =>
  error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'

/** Listens on the loopback address, on `port` or the next free one, and says which it was. */
export const listen = async (app: FastifyInstance, port: number): Promise<number> => {
  try {
    await app.listen({ host: '127.0.0.1', port })
  } catch (error) {
    if (!isTaken(error) || port >= 65_535) throw error
    return listen(app, port + 1)
  }
  const address = app.server.address()
  return typeof address === 'object' && address ? address.port : port
}
