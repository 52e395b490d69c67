import * as z from 'zod/mini'

/** A failed request (RFC 9457). `code` is one of `ErrorCode`; `fields` names inputs that are at fault. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  code: z.string(),
  detail: z.optional(z.string()),
  fields: z.optional(z.array(z.string())),
})
export type Problem = z.infer<typeof problemSchema>
