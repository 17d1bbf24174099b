import type * as electron from 'electron'
import { EventEmitter } from 'node:events'

/**
 * Electron where there is none: what src-main/electron uses of it, under electron's own types, so that a use which
 * electron would not accept does not compile. State is read through `fakeState`; `resetFakeElectron` starts again.
 */
export const fakeState = {
  isPackaged: false,
  isOnline: true,
  isFirst: true,
  backend: 'gnome_libsecret' as ReturnType<electron.SafeStorage['getSelectedStorageBackend']>,
  isEncryptionThere: true,
  idleSeconds: 42,
  /** Calls that leave a trace, in order. */
  calls: [] as string[],
  paths: new Map<string, string>(),
  exposed: new Map<string, unknown>(),
  windows: [] as FakeWindow[],
  sessions: new Map<string, FakeSession>(),
  saveDialog: { canceled: true, filePath: '' } as electron.SaveDialogReturnValue,
  /** The button pressed in a message: the second one refuses. */
  messageAnswer: 1,
  openDialog: { canceled: true, filePaths: [] } as electron.OpenDialogReturnValue,
}

const handlers = new Map<string, Parameters<electron.IpcMain['handle']>[1]>()
const rendererEvents = new EventEmitter()
export const appEvents = new EventEmitter()
export const powerEvents = new EventEmitter()
const mainEvents = new EventEmitter()
let makeReady: () => void = () => undefined
let ready = new Promise<void>((resolve) => (makeReady = resolve))

export function becomeReady(): Promise<void> {
  makeReady()
  return ready
}

export function resetFakeElectron(): void {
  handlers.clear()
  for (const emitter of [rendererEvents, appEvents, powerEvents, mainEvents]) emitter.removeAllListeners()
  Object.assign(fakeState, {
    isPackaged: false,
    isOnline: true,
    isFirst: true,
    backend: 'gnome_libsecret',
    isEncryptionThere: true,
  })
  fakeState.calls.length = 0
  fakeState.windows.length = 0
  for (const map of [fakeState.paths, fakeState.exposed, fakeState.sessions]) map.clear()
  ready = new Promise<void>((resolve) => (makeReady = resolve))
}

const note = (call: string) => void fakeState.calls.push(call)

const app = {
  get isPackaged() {
    return fakeState.isPackaged
  },
  commandLine: {
    appendSwitch: (name: string, value?: string) =>
      note(`switch ${name}${value === undefined ? '' : `=${value}`}`),
  },
  enableSandbox: () => note('enableSandbox'),
  setPath: (name: string, path: string) => void fakeState.paths.set(name, path),
  getPath: (name: string) => fakeState.paths.get(name) ?? `/fake/${name}`,
  setAppLogsPath: (path?: string) => void fakeState.paths.set('logs', path ?? ''),
  getVersion: () => '0.1.0',
  quit: () => note('quit'),
  whenReady: () => ready,
  requestSingleInstanceLock: () => fakeState.isFirst,
  on: appEvents.on.bind(appEvents) as unknown as electron.App['on'],
} satisfies Partial<Record<keyof electron.App, unknown>>

export class FakeContents extends EventEmitter {
  url = 'app://pupitre/index.html'
  openHandler: Parameters<electron.WebContents['setWindowOpenHandler']>[0] | null = null
  readonly mainFrame = { parent: null, url: this.url }
  setWindowOpenHandler: electron.WebContents['setWindowOpenHandler'] = (handler) => {
    this.openHandler = handler
  }
  send: electron.WebContents['send'] = (channel, ...args) =>
    void rendererEvents.emit(channel, {}, ...(structuredClone(args) as unknown[]))
  isDestroyed: electron.WebContents['isDestroyed'] = () => false
  forcefullyCrashRenderer: electron.WebContents['forcefullyCrashRenderer'] = () => {
    note('crash')
    this.emit('render-process-gone', {}, {
      reason: 'killed',
      exitCode: 0,
    } satisfies electron.RenderProcessGoneDetails)
  }
  print: electron.WebContents['print'] = (options, done) => {
    note(`print ${JSON.stringify(options?.pageSize)}`)
    done?.(true, '')
  }
}

export class FakeWindow extends EventEmitter {
  readonly webContents = new FakeContents()
  readonly options: electron.BrowserWindowConstructorOptions
  isMax = false
  constructor(options: electron.BrowserWindowConstructorOptions = {}) {
    super()
    this.options = options
    fakeState.windows.push(this)
    appEvents.emit('web-contents-created', {}, this.webContents)
  }
  loadURL: electron.BrowserWindow['loadURL'] = async (url) => note(`load ${url}`)
  show: electron.BrowserWindow['show'] = () => note('show')
  focus: electron.BrowserWindow['focus'] = () => note('focus')
  restore: electron.BrowserWindow['restore'] = () => note('restore')
  minimize: electron.BrowserWindow['minimize'] = () => note('minimize')
  close: electron.BrowserWindow['close'] = () => note('close')
  isMinimized: electron.BrowserWindow['isMinimized'] = () => true
  isMaximized: electron.BrowserWindow['isMaximized'] = () => this.isMax
  maximize: electron.BrowserWindow['maximize'] = () => {
    this.isMax = true
  }
  unmaximize: electron.BrowserWindow['unmaximize'] = () => {
    this.isMax = false
  }
}

type ProtocolHandler = Parameters<electron.Protocol['handle']>[1]

export class FakeSession extends EventEmitter {
  readonly settings: Record<string, unknown> = {}
  readonly protocolHandlers = new Map<string, ProtocolHandler>()
  readonly protocol = {
    handle: (scheme: string, handler: ProtocolHandler) => void this.protocolHandlers.set(scheme, handler),
  } satisfies Pick<electron.Protocol, 'handle'>
  readonly webRequest = {
    onBeforeRequest: (listener: unknown) => void (this.settings['beforeRequest'] = listener),
  }
  readonly options: electron.FromPartitionOptions
  constructor(options: electron.FromPartitionOptions) {
    super()
    this.options = options
  }
  setSpellCheckerEnabled: electron.Session['setSpellCheckerEnabled'] = (on) =>
    void (this.settings['spellChecker'] = on)
  setPermissionCheckHandler: electron.Session['setPermissionCheckHandler'] = (h) =>
    void (this.settings['permissionCheck'] = h)
  setPermissionRequestHandler: electron.Session['setPermissionRequestHandler'] = (h) =>
    void (this.settings['permission'] = h)
  setDevicePermissionHandler: electron.Session['setDevicePermissionHandler'] = (h) =>
    void (this.settings['device'] = h)
  setDisplayMediaRequestHandler: electron.Session['setDisplayMediaRequestHandler'] = (h) =>
    void (this.settings['media'] = h)
  setCertificateVerifyProc: electron.Session['setCertificateVerifyProc'] = (proc) =>
    void (this.settings['verify'] = proc)
  allowNTLMCredentialsForDomains: electron.Session['allowNTLMCredentialsForDomains'] = (d) =>
    void (this.settings['ntlm'] = d)
  forceReloadProxyConfig: electron.Session['forceReloadProxyConfig'] = async () => note('reload proxy')
  resolveProxy: electron.Session['resolveProxy'] = async () => 'PROXY proxy.essai:3128'
  fetch: electron.Session['fetch'] = (input, init) => fetch(input, init)
}

const session = {
  fromPartition: (partition: string, options: electron.FromPartitionOptions = { cache: true }) => {
    const found = fakeState.sessions.get(partition) ?? new FakeSession(options)
    fakeState.sessions.set(partition, found)
    return found as unknown as electron.Session
  },
} satisfies Pick<typeof electron.session, 'fromPartition'>

const ipcMain = {
  handle: (channel, handler) => void handlers.set(channel, handler),
  removeHandler: (channel) => void handlers.delete(channel),
  removeAllListeners: (channel?: string) =>
    mainEvents.removeAllListeners(channel) as unknown as electron.IpcMain,
  on: mainEvents.on.bind(mainEvents) as unknown as electron.IpcMain['on'],
} satisfies Pick<electron.IpcMain, 'handle' | 'removeHandler' | 'removeAllListeners' | 'on'>

/** Who the renderer says it is: by default the main frame of the first window. */
export const sender = { override: null as null | { sender: unknown; senderFrame: unknown } }

const ipcRenderer = {
  invoke: async (channel: string, ...args: unknown[]) => {
    const contents = fakeState.windows[0]?.webContents
    const event = sender.override ?? { sender: contents, senderFrame: contents?.mainFrame }
    const handler = handlers.get(channel)
    if (handler === undefined) throw new Error(`no handler for ${channel}`)
    return structuredClone(
      await handler(event as electron.IpcMainInvokeEvent, ...(structuredClone(args) as unknown[])),
    )
  },
  on: rendererEvents.on.bind(rendererEvents) as unknown as electron.IpcRenderer['on'],
  off: rendererEvents.off.bind(rendererEvents) as unknown as electron.IpcRenderer['off'],
} satisfies Pick<electron.IpcRenderer, 'invoke' | 'on' | 'off'>

const contextBridge = {
  exposeInMainWorld: (name: string, api: unknown) => void fakeState.exposed.set(name, api),
} satisfies Pick<electron.ContextBridge, 'exposeInMainWorld'>

const safeStorage = {
  isAsyncEncryptionAvailable: async () => fakeState.isEncryptionThere,
  getSelectedStorageBackend: () => fakeState.backend,
  encryptStringAsync: async (text: string) => Buffer.from(text).reverse(),
  decryptStringAsync: async (bytes: Buffer) => ({
    result: Buffer.from(bytes).reverse().toString(),
    shouldReEncrypt: false,
  }),
} satisfies Partial<electron.SafeStorage>

const powerMonitor = {
  on: powerEvents.on.bind(powerEvents) as unknown as electron.PowerMonitor['on'],
  off: powerEvents.off.bind(powerEvents) as unknown as electron.PowerMonitor['off'],
  getSystemIdleTime: () => fakeState.idleSeconds,
} satisfies Partial<electron.PowerMonitor>

const dialog = {
  showSaveDialog: async () => fakeState.saveDialog,
  showOpenDialog: async () => fakeState.openDialog,
  showMessageBox: async () => ({ response: fakeState.messageAnswer, checkboxChecked: false }),
} satisfies Partial<Record<keyof electron.Dialog, unknown>>

const shell = {
  openExternal: async (url: string) => note(`external ${url}`),
} satisfies Pick<electron.Shell, 'openExternal'>

const protocol = {
  registerSchemesAsPrivileged: (schemes: electron.CustomScheme[]) =>
    note(`scheme ${schemes.map((each) => each.scheme).join()}`),
} satisfies Pick<electron.Protocol, 'registerSchemesAsPrivileged'>

const net = { isOnline: () => fakeState.isOnline } satisfies Pick<electron.Net, 'isOnline'>

const Menu = {
  setApplicationMenu: (menu: electron.Menu | null) => note(`menu ${String(menu)}`),
} satisfies Pick<typeof electron.Menu, 'setApplicationMenu'>

const named = {
  app,
  BrowserWindow: FakeWindow,
  contextBridge,
  dialog,
  ipcMain,
  ipcRenderer,
  Menu,
  net,
  powerMonitor,
  protocol,
  safeStorage,
  session,
  shell,
} satisfies Partial<Record<keyof typeof electron, unknown>>

/** What `import … from 'electron'` gives in tests: vi.mock('electron', …). */
export const fakeElectron = { ...named, default: named }
