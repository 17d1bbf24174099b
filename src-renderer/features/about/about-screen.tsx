import type { ScreenProps } from '#renderer/features/feature-line.ts'
import { FactList } from '#renderer/ui/fact-list.tsx'
import { tellHost } from '#renderer/features/host-labels.fr.ts'
import { usePost } from '#renderer/features/post-store.ts'
import { Logo } from '#renderer/ui/logo.tsx'
import { Pane, PaneBody, PaneHead } from '#renderer/ui/pane.tsx'
import styles from './about-screen.module.css'
import { aboutLabels } from './labels.fr.ts'

/** About Pupitre. */
export function AboutScreen(_props: ScreenProps) {
  const about = usePost((post) => post.about)
  const facts: readonly (readonly [string, string])[] = [
    [aboutLabels.version, about?.version ?? ''],
    [aboutLabels.post, about?.postName ?? ''],
    [aboutLabels.portal, about?.portalUrl ?? ''],
    [aboutLabels.host, about ? tellHost(about.host) : ''],
    [aboutLabels.system, about?.os ?? ''],
    [aboutLabels.licence, aboutLabels.licenceName],
    [aboutLabels.font, aboutLabels.fontName],
  ]
  return (
    <Pane label={aboutLabels.name}>
      <PaneHead size="page" title={aboutLabels.name} />
      <PaneBody isPadded isReading>
        <div className={styles.about}>
          <p className={styles.name}>
            <Logo size={30} />
            {aboutLabels.title}
          </p>
          <p>{aboutLabels.what}</p>
          <FactList facts={facts} />
          <h2 className={styles.title}>{aboutLabels.dataTitle}</h2>
          {aboutLabels.data.map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        </div>
      </PaneBody>
    </Pane>
  )
}
