import { z } from 'zod'
import { defineContract } from './contract.ts'

/** The post itself: its name, its kind, its window, its settings that are nobody's secret. */
export const postContract = defineContract({
  name: 'post',
  methods: {
    about: {
      in: z.object({}),
      out: z.object({
        version: z.string(),
        host: z.enum(['electron', 'node']),
        os: z.string(),
        postName: z.string(),
        postKind: z.enum(['desk', 'classroom', 'office', 'council']),
        portalUrl: z.string(),
        isFrameless: z.boolean(),
      }),
    },
    /** Settings of this post, kept in clear because they name nobody. */
    configure: {
      in: z.object({
        postName: z.string().max(60).optional(),
        postKind: z.enum(['desk', 'classroom', 'office', 'council']).optional(),
        portalUrl: z.string().max(300).optional(),
      }),
      out: z.object({ done: z.boolean() }),
    },
    window: {
      in: z.object({ act: z.enum(['minimise', 'maximise', 'close']) }),
      out: z.object({ done: z.boolean() }),
    },
    /** A line in the technical log: codes only, never a name nor a text (law V1). */
    log: {
      in: z.object({
        level: z.enum(['info', 'warn', 'error']),
        code: z.string().max(80),
        params: z.record(z.string(), z.union([z.string().max(120), z.number(), z.boolean()])),
      }),
      out: z.object({ logged: z.boolean() }),
    },
    openExternal: {
      in: z.object({ what: z.enum(['captive-portal', 'portal']) }),
      out: z.object({ opened: z.boolean() }),
    },
    /** A page of the web that a text names, in the machine’s own browser: the person is asked outside the page first. */
    openAddress: {
      in: z.object({ address: z.string().min(1).max(2000) }),
      out: z.object({ opened: z.boolean() }),
    },
  },
  events: {},
})
