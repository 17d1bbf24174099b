import { dexiePeer } from '#test/bench/peers/dexie-peer.ts'
import { forceStrict } from './force-strict.ts'
import { openSession } from './open-session.ts'

forceStrict()
openSession(dexiePeer())
