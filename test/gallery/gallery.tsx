import '#renderer/ui/base.css'
import type { ComponentType } from 'react'
import { createRoot } from 'react-dom/client'
import { startKeys } from '#renderer/ui/use-keys.ts'
import { ComponentsPage } from './components-page.tsx'
import { CharterPage, LockedPage, PasswordPage, SignInPage } from './lock-pages.tsx'
import { openSampleDoor } from './sample-door.ts'
import { shellPages } from './shell-pages.tsx'

const pages: Readonly<Record<string, ComponentType>> = {
  components: ComponentsPage,
  locked: LockedPage,
  'sign-in': SignInPage,
  password: PasswordPage,
  charter: CharterPage,
}

openSampleDoor()
startKeys()
const wanted = new URLSearchParams(location.search).get('page') ?? 'components'
const open = shellPages[wanted as keyof typeof shellPages]
const Page = pages[wanted]
const place = document.getElementById('root')
const content = open ? open() : Page && <Page />
if (place) createRoot(place).render(content)
