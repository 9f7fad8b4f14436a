import { z } from 'zod';
import type { JoinReport } from './join.ts';

export const JoinParams = z.strictObject({ case: z.uuid(), into: z.uuid() });
export type JoinParams = z.infer<typeof JoinParams>;

const why = z
  .string('Write why both are of one matter')
  .trim()
  .min(10, 'Write why both are of one matter, in a sentence')
  .max(1000);

export const JoinBody = z.strictObject({
  why,
  /** Null is another child, who is not in the case yet. */
  children: z.array(z.strictObject({ person: z.uuid(), same: z.uuid().nullable() })).max(20),
});
export type JoinBody = z.infer<typeof JoinBody>;

/** The form: a question for each child of the report, who is named as the page names them. */
export const joinForm = (children: readonly string[], nameOf: (child: string) => string) =>
  z.strictObject({
    ...Object.fromEntries(
      children.map((child) => [
        `child-${child}`,
        z.union([z.uuid(), z.literal('another')], `Choose who ${nameOf(child)} of this report is`),
      ]),
    ),
    why,
  });

/** What the form says, as a program would send it. */
export const joinBodyOf = (children: readonly string[], read: Readonly<Record<string, string>>): JoinBody => ({
  why: read['why'] ?? '',
  children: children.map((person) => {
    const said = read[`child-${person}`];
    return { person, same: said === undefined || said === 'another' ? null : said };
  }),
});

export const toJoin = (at: JoinParams, body: JoinBody): JoinReport => ({
  ...at,
  why: body.why,
  children: body.children.map(({ person, same }) => ({ person, same: same ?? undefined })),
});

export const JoinQuery = z.object({ reference: z.string().max(40).optional() });
