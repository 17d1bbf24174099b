import { pouchdbPeer } from '#test/bench/peers/pouchdb-peer.ts'
import { forceStrict } from './force-strict.ts'
import { openSession } from './open-session.ts'

forceStrict()
openSession(pouchdbPeer())
