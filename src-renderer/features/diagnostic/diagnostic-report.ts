import type { HostClient } from '#shared/bridge/host-contract.ts'
import { diagnosticLabels, reportTitle, stateLabels, stepLabels } from './labels.fr.ts'

export type Diagnosis = Awaited<ReturnType<HostClient['portal']['diagnose']>>
type About = Awaited<ReturnType<HostClient['post']['about']>>

/** The report as text, without personal data: the post’s name is its own, no login, no token. */
export function diagnosticReport(diagnosis: Diagnosis, about: About | null, line: string): string {
  const steps = diagnosis.steps.map((step) => {
    const detail = step.detail === '' ? '' : ` (${step.detail})`
    return `${stepLabels[step.step].name} : ${stateLabels[step.state]}${detail}`
  })
  const post = about
    ? [
        `${diagnosticLabels.post} : ${about.postName}`,
        `${diagnosticLabels.version} : ${about.version}`,
        `${diagnosticLabels.host} : ${about.host}`,
        `${diagnosticLabels.system} : ${about.os}`,
      ]
    : []
  return [
    reportTitle,
    `${diagnosticLabels.at} : ${diagnosis.at}`,
    `${diagnosticLabels.portal} : ${diagnosis.portalUrl}`,
    `${diagnosticLabels.lineSeen} : ${line}`,
    ...post,
    '',
    ...steps,
  ].join('\n')
}
