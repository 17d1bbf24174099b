import { Component, lazy, Suspense, useMemo, type ReactNode } from 'react'
import type { FeatureLine } from '#renderer/features/feature-line.ts'
import { connectHost } from '#renderer/host/connect-host.ts'
import { Button } from '#renderer/ui/button.tsx'
import { Progress } from '#renderer/ui/progress.tsx'
import { EmptyPage } from '#renderer/ui/seyes-page.tsx'
import { useLate } from '#renderer/ui/use-now.ts'
import { FirstPullPage, useIsFirstPull } from './first-pull-page.tsx'
import { openScreen, useRoute } from './route-store.ts'
import styles from './screen-place.module.css'
import { shellLabels } from './shell-labels.fr.ts'

function Opening() {
  const isLate = useLate(true)
  return <div className={styles.opening}>{isLate && <Progress words={shellLabels.opening} />}</div>
}

interface NetProps {
  readonly screen: string
  readonly children: ReactNode
}

/** A page that breaks leaves the others standing. The log gets a code, never what it was showing (law V1). */
class ScreenNet extends Component<NetProps, { readonly isBroken: boolean }> {
  override state = { isBroken: false }

  static getDerivedStateFromError() {
    return { isBroken: true }
  }

  override componentDidCatch(error: unknown) {
    const name = error instanceof Error ? error.name : 'unknown'
    void connectHost().then((host) =>
      host.post.log({ level: 'error', code: 'screen-broken', params: { screen: this.props.screen, name } }),
    )
  }

  override render() {
    if (!this.state.isBroken) return this.props.children
    return (
      <EmptyPage
        title={shellLabels.brokenTitle}
        action={
          <Button onClick={() => this.setState({ isBroken: false })}>{shellLabels.brokenAction}</Button>
        }
      >
        {shellLabels.brokenBody}
      </EmptyPage>
    )
  }
}

const screens = new Map<FeatureLine, ReturnType<typeof lazyScreen>>()

function lazyScreen(line: FeatureLine) {
  return lazy(async () => ({ default: (await line.screen()).Screen }))
}

function screenOf(line: FeatureLine) {
  const known = screens.get(line)
  if (known) return known
  const made = lazyScreen(line)
  screens.set(line, made)
  return made
}

/** The open screen, brought when first asked for. */
export function ScreenPlace({ line }: { readonly line: FeatureLine | undefined }) {
  const target = useRoute((route) => (route.feature === line?.name ? route.target : undefined))
  const visit = useRoute((route) => route.visit)
  const isFirstPull = useIsFirstPull()
  const Screen = useMemo(() => line && screenOf(line), [line])
  return (
    <main className={styles.place} id="stage" tabIndex={-1} aria-label={line?.label ?? shellLabels.stage}>
      {isFirstPull && line?.isModule ? (
        <FirstPullPage />
      ) : line && Screen ? (
        <ScreenNet key={`${line.name}:${target === undefined ? '' : visit}`} screen={line.name}>
          <Suspense fallback={<Opening />}>
            <Screen target={target} open={openScreen} />
          </Suspense>
        </ScreenNet>
      ) : (
        <EmptyPage title={shellLabels.noScreen}>{shellLabels.noScreenTodo}</EmptyPage>
      )}
    </main>
  )
}
