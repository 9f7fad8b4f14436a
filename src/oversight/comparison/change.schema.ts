import { z } from 'zod';

/** The figures of forces, as a thread takes them. */
export const Watching = z.array(
  z.strictObject({
    force: z.string(),
    periods: z.array(z.strictObject({ label: z.string(), y: z.number(), n: z.number() })),
  }),
);
export type Watching = z.infer<typeof Watching>;

const labels = z.array(z.string());
const against = { force: z.string(), share: z.number(), periods: z.number(), from: z.string(), to: z.string() };

/** Whether the share of each changed, as the thread gives it back. */
export const Changes = z.array(
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('few'), force: z.string(), periods: z.number() }),
    z.strictObject({ ...against, kind: z.literal('unwatched') }),
    z.strictObject({
      ...against,
      kind: z.literal('watched'),
      ...{ watched: labels, rises: labels, falls: labels, runLength: z.number() },
    }),
  ]),
);
export type Changes = z.infer<typeof Changes>;
