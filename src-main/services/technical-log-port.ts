import type { RefusalParams } from './host-refusal.ts'

export type LogLevel = 'info' | 'warn' | 'error'

/** The technical log: codes and figures, never a name nor a text (law V1). */
export interface TechnicalLog {
  write(level: LogLevel, code: string, params?: RefusalParams): void
  close(): void
}
