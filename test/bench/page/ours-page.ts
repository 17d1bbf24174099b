import { connectHost } from '#renderer/host/connect-host.ts'
import { oursPeer } from '#test/bench/peers/ours-peer.ts'
import { benchPerson } from './bench-person.ts'
import { openSession } from './open-session.ts'

openSession(oursPeer(await connectHost(), benchPerson()))
