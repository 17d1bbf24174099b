import { z } from 'zod'
import { defineContract } from './contract.ts'

/** Documents that a person asked for: a printed page, a saved file. Never a temporary file in clear (law V1). */
export const filesContract = defineContract({
  name: 'files',
  methods: {
    /** Asks where and writes; `bytes` base64. */
    save: {
      in: z.object({ suggestedName: z.string().max(120), bytes: z.string().max(30_000_000) }),
      out: z.object({ saved: z.boolean() }),
    },
    /** Asks for files and reads them, for the administrator's import; at most 50 MB each. */
    pick: {
      in: z.object({ accept: z.array(z.string().max(10)), multiple: z.boolean() }),
      out: z.object({ files: z.array(z.object({ name: z.string(), bytes: z.string() })) }),
    },
    /** Prints the page as it stands, A4 or A6. */
    print: { in: z.object({ format: z.enum(['A4', 'A6']) }), out: z.object({ printed: z.boolean() }) },
  },
  events: {},
})
