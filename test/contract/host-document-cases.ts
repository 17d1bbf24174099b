import { existsSync, readFileSync } from 'node:fs'
import type { ServerResponse } from 'node:http'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { refusing } from '#test/support/lying-portal.ts'
import type { Scene } from './host-scene.ts'

/** Documents that the host brings from the portal to where the person says, over a transport. */
export function documentCases(sceneOf: () => Scene): void {
  it('V1: saves a document of the portal where the person said, and nothing half way', async () => {
    const scene = sceneOf()
    const asked = { path: '/cahiers/documents/d1/file', suggestedName: 'Visa : 3e B.pdf' }
    expect(await scene.client.portal.save(asked)).toEqual({ kind: 'given-up' })
    expect(scene.portal.seen).toEqual([])
    const path = (scene.machine.machine.saveTo = join(scene.folder, 'visa.pdf'))
    const words = '%PDF-1.7 un visa'
    const documentOf = (length: number) => (_request: unknown, response: ServerResponse) => {
      response.writeHead(200, { 'content-type': 'application/pdf', 'content-length': length })
      response.write(words, () => response.destroy())
    }
    scene.portal.lie(documentOf(words.length + 1))
    expect(await scene.client.portal.save(asked)).toMatchObject({ kind: 'fault', fault: 'portal-down' })
    expect(existsSync(path) || existsSync(`${path}.part`)).toBe(false)
    scene.portal.lie(refusing(404, 'document-unknown'))
    expect(await scene.client.portal.save(asked)).toMatchObject({
      kind: 'refusal',
      code: 'document-unknown',
    })
    scene.portal.lie((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html' })
      response.end('<html>Connectez-vous</html>')
    })
    expect(await scene.client.portal.save(asked)).toMatchObject({ kind: 'fault', fault: 'captive-portal' })
    scene.portal.lie(documentOf(words.length))
    expect(await scene.client.portal.save(asked)).toEqual({ kind: 'saved', bytes: words.length })
    expect(readFileSync(path, 'utf8')).toBe(words)
  })
}
