import { courtesyName } from '#shared/domain/people/person-name.ts'
import { usePost } from '#renderer/features/post-store.ts'
import { PrintSheet } from '#renderer/features/print-sheet.tsx'
import { useSession } from '#renderer/lock/session-store.ts'
import { instantOf } from '#shared/kernel/instant.ts'
import { useSyncStatus } from '#renderer/sync/sync-status.ts'
import { useNow } from '#renderer/ui/use-now.ts'
import { verdictLabels, waitingLabels } from './labels.fr.ts'
import { useMoment, type TrayLine } from './use-tray.ts'
import styles from './waiting-screen.module.css'

function stateWords(line: TrayLine): string {
  if (line.kind === 'to-decide') return verdictLabels[line.item.verdict]
  return waitingLabels.sheetBox
}

/** The printed list: what this post holds that the portal has not confirmed (design §8). */
export function WaitingSheet({ lines }: { readonly lines: readonly TrayLine[] }) {
  const moment = useMoment()
  const nowMs = useNow()
  const person = useSession((session) => session.person)
  const postName = usePost((post) => post.about?.postName ?? '')
  const dataAsOf = useSyncStatus((status) => status.dataAsOf)
  const shown = lines.filter((line) => line.kind !== 'sent')
  const name = person ? courtesyName(person) : ''
  const age = dataAsOf === null ? waitingLabels.noData : waitingLabels.dataAt(moment(dataAsOf))
  return (
    <PrintSheet>
      <section className={styles.sheet}>
        <h1>{waitingLabels.sheetTitle}</h1>
        <p className={styles.box}>{waitingLabels.sheetBox}</p>
        <table>
          <tbody>
            {shown.map((line) => (
              <tr key={line.key}>
                <th scope="row">{line.label.title}</th>
                <td>{line.label.detail}</td>
                <td>{waitingLabels.keptHere(moment(line.item.typedAt))}</td>
                <td>{stateWords(line)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <footer>{waitingLabels.sheetFoot(moment(instantOf(nowMs)), name, postName, age)}</footer>
      </section>
    </PrintSheet>
  )
}
