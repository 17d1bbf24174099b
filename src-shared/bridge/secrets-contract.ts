import { z } from 'zod'
import { defineContract } from './contract.ts'

/** The device secret that strengthens wrap 1 when the system keychain is real (law V2). */
export const secretsContract = defineContract({
  name: 'secrets',
  methods: {
    /** 32 bytes, base64, made on first use; null when the system has no real keychain. */
    deviceSecret: { in: z.object({}), out: z.object({ secret: z.string().nullable(), backend: z.string() }) },
  },
  events: {},
})
