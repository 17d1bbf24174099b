import { defaultSettings, schoolSettingsRecord, settingsId } from '#shared/domain/people/school-settings.ts'
import { schoolId, schoolRecord } from '#shared/domain/people/school.ts'
import type { Instant } from '#shared/kernel/instant.ts'
import type { PersonMessage } from '#shared/protocol/session.ts'
import type { StoredCard } from '#renderer/store/profile-row.ts'
import type { VaultState } from '#renderer/store/vault-state.ts'

/** The card of a profile made now. */
export function newCard(person: PersonMessage, now: Instant): StoredCard {
  return {
    ...nameOf(person),
    schoolName: '',
    lastUsedAt: now,
    lockedAt: null,
    lockedWhy: null,
    draftCount: 0,
    pendingCount: 0,
    dataAsOf: null,
    retentionDays: defaultSettings.profileRetentionDays,
    lockMinutes: { ...defaultSettings.idleLockMinutes },
    failures: 0,
    lastFailedAt: null,
  }
}

export function nameOf(person: PersonMessage) {
  const { accountId, login, civility, familyName, givenName, title } = person
  return { accountId, login, civility, familyName, givenName, title }
}

/** What an open vault tells of the profile: counts, age of the data, and what the school decided for posts. */
export function cardFromVault(card: StoredCard, state: VaultState, draftCount: number): StoredCard {
  const settings = state.collections.get(schoolSettingsRecord, settingsId) ?? defaultSettings
  return {
    ...card,
    ...nameOf(state.person),
    schoolName: state.collections.get(schoolRecord, schoolId)?.name ?? card.schoolName,
    draftCount,
    pendingCount: state.outbox.entries.length,
    dataAsOf: state.manifest.dataAsOf,
    retentionDays: settings.profileRetentionDays,
    lockMinutes: { ...settings.idleLockMinutes },
  }
}
