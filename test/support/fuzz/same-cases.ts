import fc from 'fast-check'
import { env } from 'node:process'

/**
 * `npm test` draws the same cases each time: whether a change lands must not hang on luck. New ones are drawn, and more of
 * them, where somebody asks for it with PUPITRE_FUZZ and is there to read what they find.
 */
if (env['PUPITRE_FUZZ'] === undefined) fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: 20_261_122 })
