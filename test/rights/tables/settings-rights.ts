import type { FeatureRights } from '#test/rights/rights-kinds.ts'

/** Settings are a record of people; this feature changes them. */
export const settingsFeatureRights: FeatureRights = {
  feature: 'settings',
  records: [],
  commands: [
    {
      command: 'changeSetting',
      law: 'C21: the direction and the local administrator decide for the school',
      untargeted: true,
      verdicts: {
        own: {
          applied: ['direction', 'administrator'],
          'direction-only': ['teacher', 'cpe', 'aed', 'secretariat', 'inspector'],
        },
      },
      // two may: each changes another post, so that neither meets the other's change
      aim: ({ role }) =>
        role === 'direction'
          ? { field: 'idleLockMinutes', post: 'desk', base: 5, value: 7 }
          : { field: 'idleLockMinutes', post: 'office', base: 15, value: 16 },
    },
  ],
}
