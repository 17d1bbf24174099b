import { expect, it } from 'vitest'
import { diagnosticReport, type Diagnosis } from '#renderer/features/diagnostic/diagnostic-report.ts'

const diagnosis: Diagnosis = {
  steps: [
    { step: 'network', state: 'ok', detail: '' },
    { step: 'captive-portal', state: 'failed', detail: 'HTML 200' },
    { step: 'session', state: 'not-reached', detail: '' },
  ],
  portalUrl: 'https://portail.exemple',
  at: '2026-11-17T07:12:00.000Z',
}
const about = {
  version: '0.1.0',
  host: 'electron',
  os: 'Windows 11',
  postName: 'VS-02',
  postKind: 'desk',
  portalUrl: 'https://portail.exemple',
  isFrameless: true,
} as const

it('S19: the report tells which step fails, in words', () => {
  const report = diagnosticReport(diagnosis, about, 'Le wifi demande une connexion')
  expect(report).toContain('Réseau\u00a0: va bien')
  expect(report).toContain('Page de connexion du wifi\u00a0: en défaut (HTML 200)')
  expect(report).toContain('Session\u00a0: pas vérifié')
  expect(report).toContain('Poste\u00a0: VS-02')
})

it('V1: it is made of the post, its line and its portal alone, and stands without a known post', () => {
  const lines = diagnosticReport(diagnosis, null, 'En ligne').split('\n')
  expect(lines).toHaveLength(8)
  expect(lines.every((line) => line === '' || /^[A-ZÀ-Ý]/.test(line))).toBe(true)
})
