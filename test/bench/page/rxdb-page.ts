import { rxdbPeer } from '#test/bench/peers/rxdb-peer.ts'
import { forceStrict } from './force-strict.ts'
import { openSession } from './open-session.ts'

forceStrict()
openSession(rxdbPeer(false))
