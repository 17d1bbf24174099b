import { EmptyPage } from '#renderer/ui/seyes-page.tsx'
import { faultLabels } from './shell-labels.fr.ts'

/** Pupitre could not start at all: says it, with a code for whoever repairs. */
export function StartFault({ code }: { readonly code: string }) {
  return (
    <main style={{ height: '100%' }}>
      <EmptyPage title={faultLabels.title}>
        <p>{faultLabels.body}</p>
        <p>{faultLabels.code(code)}</p>
      </EmptyPage>
    </main>
  )
}
