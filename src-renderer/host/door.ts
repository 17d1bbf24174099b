import type { AnswerMessage, CallMessage, EventMessage } from '#shared/bridge/contract.ts'

/** The one way out of the page: a function to call, a function to listen. The preload opens one, the socket another. */
export interface Door {
  call(message: CallMessage): Promise<AnswerMessage>
  /** Returns how to stop listening. */
  listen(listener: (event: EventMessage) => void): () => void
}
