import { z } from 'zod'

/** The page's policy forbids `new Function`, which zod would try: it is told not to, before any schema is used. */
z.config({ jitless: true })
