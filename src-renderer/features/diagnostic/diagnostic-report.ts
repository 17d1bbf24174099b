import type { HostClient } from '#shared/bridge/host-contract.ts'
import { tellHost } from '#renderer/features/host-labels.fr.ts'
import { diagnosticLabels, reportLine, reportTitle, stateLabels, stepLabels } from './labels.fr.ts'

export type Diagnosis = Awaited<ReturnType<HostClient['portal']['diagnose']>>
type About = Awaited<ReturnType<HostClient['post']['about']>>

/** The report as text, without personal data: the post’s name is its own, no login, no token. */
export function diagnosticReport(diagnosis: Diagnosis, about: About | null, line: string): string {
  const steps = diagnosis.steps.map(({ step, state, detail }) =>
    reportLine(
      stepLabels[step].name,
      detail === '' ? stateLabels[state] : `${stateLabels[state]} (${detail})`,
    ),
  )
  const post = about
    ? [
        reportLine(diagnosticLabels.post, about.postName),
        reportLine(diagnosticLabels.version, about.version),
        reportLine(diagnosticLabels.host, tellHost(about.host)),
        reportLine(diagnosticLabels.system, about.os),
      ]
    : []
  return [
    reportTitle,
    reportLine(diagnosticLabels.at, diagnosis.at),
    reportLine(diagnosticLabels.portal, diagnosis.portalUrl),
    reportLine(diagnosticLabels.lineSeen, line),
    ...post,
    '',
    ...steps,
  ].join('\n')
}
