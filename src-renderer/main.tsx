import './ui/base.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { must } from '#shared/kernel/must.ts'
import { App, warmShell } from './app/app.tsx'
import { StartFault } from './app/start-fault.tsx'
import { readPost } from './features/post-store.ts'
import { connectHost } from './host/connect-host.ts'
import { isKeySpent } from './lock/idle-watch.ts'
import { startSession } from './lock/start-session.ts'
import { startKeys } from './ui/use-keys.ts'

startKeys(isKeySpent)

const root = createRoot(must(document.getElementById('root'), 'the root of index.html'))
root.render(
  <StrictMode>
    <App />
  </StrictMode>,
)

async function start(): Promise<void> {
  const host = await connectHost()
  await Promise.all([readPost(host), startSession(host)])
  warmShell()
}

start().catch((error: unknown) => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'start-failed'
  root.render(<StartFault code={code} />)
})
