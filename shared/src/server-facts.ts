import * as z from 'zod/mini'

/** Answer of `GET /api/server`: what a person should know about the server before they trust it. */
export const serverFactsSchema = z.object({
  storage: z.enum(['embedded', 'postgres']),
  isDemo: z.boolean(),
  /** Whether it can send mail: without it links are shown, and passwords cannot be reset by mail. */
  hasMail: z.boolean(),
  demoPeople: z.array(
    z.object({
      email: z.string(),
      name: z.string(),
      organization: z.string(),
      letters: z.string(),
      hue: z.number(),
    }),
  ),
})
export type ServerFacts = z.infer<typeof serverFactsSchema>
