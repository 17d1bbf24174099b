import { describe, expect, it } from 'vitest'
import { readAudit, tellAudit } from '#scripts/ask-audit.ts'

const told = (vulnerabilities: object) =>
  JSON.stringify({ auditReportVersion: 2, vulnerabilities, metadata: { dependencies: { prod: 153 } } })
const of = (name: string, severity: string) => ({ [name]: { name, severity, range: '<1.0.0', via: [] } })

describe('npm audit of what ships', () => {
  it('is clean without high nor critical, and tells the lesser ones', () => {
    const verdict = readAudit(told({ ...of('a', 'low'), ...of('b', 'moderate') }))
    expect(verdict).toEqual({ kind: 'clean', packages: 153, lesser: 2 })
    expect(tellAudit(verdict)).toContain('no high nor critical vulnerability among 153')
  })

  it.each(['high', 'critical'])('fails on one that is %s, and names it', (severity) => {
    const verdict = readAudit(told({ ...of('a', 'low'), ...of('left-pad', severity) }))
    expect(verdict).toEqual({ kind: 'vulnerable', grave: [`${severity}: left-pad <1.0.0`] })
    expect(tellAudit(verdict)).toContain('left-pad')
  })

  it.each([
    [
      'a registry that has no such service',
      '{"message":"405 Method Not Allowed","statusCode":405}',
      'status 405',
    ],
    ['a line that is cut', '{"message":"request to … failed, reason: ENOTFOUND"}', 'no line to it'],
    ['a page in place of the service', '<html>Wifi invité</html>', 'no answer'],
    ['silence', '', 'no answer'],
    ['a severity that this script does not know', told(of('a', 'apocalyptic')), 'no answer'],
  ])('is never silently clean: %s', (_what, text, why) => {
    const verdict = readAudit(text)
    expect(verdict).toEqual({ kind: 'not-checked', why })
    expect(tellAudit(verdict)).toContain('NOT CHECKED')
  })
})
