import type { Feature } from '#shared/domain/core/feature.ts'
import { changeSetting } from './setting-commands.ts'

/** What the school decides for everybody. */
export const settingsFeature: Feature = { name: 'settings', records: [], commands: [changeSetting] }
