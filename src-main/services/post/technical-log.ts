import { join } from 'node:path'
import { pino } from 'pino'
import type { Paths } from '#main/services/ports.ts'
import type { TechnicalLog } from '#main/services/technical-log-port.ts'
import { cleanCode, cleanParams } from './clean-params.ts'
import { createRotatingFile } from './rotating-file.ts'

/** The technical log of this post. No machine name, no process number, no message: a time, a level, a code, its figures. */
export function createTechnicalLog(paths: Paths): TechnicalLog {
  const file = createRotatingFile(join(paths.logs, 'pupitre.log'))
  const log = pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime }, file)
  return {
    write: (level, code, params = {}) =>
      log[level]({ code: cleanCode(code), ...prefixed(cleanParams(params)) }),
    close: () => log.flush(),
  }
}

/** A parameter never takes the place of the time, the level or the code. */
function prefixed(params: Readonly<Record<string, string | number | boolean>>): { params?: object } {
  return Object.keys(params).length === 0 ? {} : { params }
}
