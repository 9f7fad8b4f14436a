import { z } from 'zod';
import { MOST_CHILDREN } from './child.ts';
import { Instant, line } from './field.schema.ts';
import { KNOWN, TOLD_BY, type RecordReport } from './report.ts';

const COUNT = `Enter how many children, as a number from 1 to ${MOST_CHILDREN}`;

/** The three things a report is saved from; who it was and how to reach them may be added, and is sealed. */
export const RecordReportBody = z
  .strictObject({
    toldBy: z.enum(TOLD_BY, 'Choose who told us'),
    reporterName: line(120),
    reporterContact: line(200),
    when: z.enum(['now', 'earlier'], 'Choose when it reached the police'),
    toldAt: Instant.exactOptional(),
    safe: z.enum(KNOWN, 'Choose whether every child is safe right now'),
    // How many, not who: a report is saved before anybody is identified (design, section 3); and before anybody counted.
    children: z.int(COUNT).min(1, COUNT).max(MOST_CHILDREN, COUNT).exactOptional(),
  })
  .refine((body) => body.when === 'now' || body.toldAt !== undefined, {
    path: ['toldAt'],
    message: 'Enter when the report reached the police',
  });
export type RecordReportBody = z.infer<typeof RecordReportBody>;

export const toReport = (body: RecordReportBody): RecordReport => ({
  toldBy: body.toldBy,
  toldAt: body.when === 'now' || body.toldAt === undefined ? 'now' : new Date(body.toldAt),
  safe: body.safe,
  // There is no report of none: the first is there, and each of the others is added when it is known of.
  children: body.children ?? 1,
  reporter: { name: body.reporterName, contact: body.reporterContact },
});
