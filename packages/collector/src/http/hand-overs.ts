import { randomBytes } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { problemOfKey, type Settings } from '../settings.ts'
import type { Store } from '../store/store.ts'
import type { Counter, Metrics } from './metrics.ts'
import { postHandOver } from './post-hand-over.ts'
import { postRedeem } from './post-redeem.ts'
import { sendProblem, type Problem } from './problem.ts'

/** How a hand-over that could be read ended. */
type HandOverOutcome =
  'issued' | 'redeemed' | 'superseded' | 'forged' | 'expired' | 'replayed' | 'refused'

/** What both routes of a hand-over work with. */
export interface HandOverDesk {
  readonly store: Store
  readonly key: string
  readonly origins: readonly string[]
  count(outcome: HandOverOutcome): void
  /** Counts the outcome and answers with the problem. */
  refuse(reply: FastifyReply, outcome: HandOverOutcome, problem: Problem): FastifyReply
}

/** Adds the two routes by which an answer travels between a site's domains; off without a key. */
export async function handOvers(
  app: FastifyInstance,
  store: Store,
  { handOverKey, origins }: Settings,
  metrics: Metrics,
): Promise<void> {
  const problem = handOverKey === null ? null : problemOfKey(handOverKey)
  if (problem !== null) throw new Error(`handOverKey ${problem}`)

  const counter = (outcome: HandOverOutcome) => metrics.counter('cct_hand_overs_total', { outcome })
  const counters: Readonly<Record<HandOverOutcome, Counter>> = {
    issued: counter('issued'),
    redeemed: counter('redeemed'),
    superseded: counter('superseded'),
    forged: counter('forged'),
    expired: counter('expired'),
    replayed: counter('replayed'),
    refused: counter('refused'),
  }
  const count = (outcome: HandOverOutcome) => counters[outcome].add(1)
  const desk: HandOverDesk = {
    store,
    // While it is off nobody comes this far; if somebody did, nothing could be signed or forged.
    key: handOverKey ?? randomBytes(32).toString('hex'),
    origins,
    count,
    refuse(reply, outcome, refusal) {
      count(outcome)
      return sendProblem(reply, refusal)
    },
  }
  await app.register(async (routes) => {
    if (handOverKey === null) routes.addHook('onRequest', answerOff)
    postHandOver(routes, desk)
    postRedeem(routes, desk)
  })
}

/** Before the body is read, so that a sender whose body is wrong too learns this first. */
const answerOff = async (_request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> =>
  sendProblem(reply, {
    status: 404,
    detail:
      'Handing over is off. Start the collectors of the site with the same HAND_OVER_KEY, and with ORIGINS, to turn it on.',
  })
