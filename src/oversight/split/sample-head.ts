import { z } from 'zod';
import { canonical } from '../../platform/ledger/index.ts';
import { isSignedBy } from '../release/own.ts';

const text = z.string().min(1).max(2000);

/** What stands before the decisions of a sample: what they are, of whom and when, and who says so. */
export const SampleHead = z.strictObject({
  format: z.literal('evenhand-split-sample-1'),
  ...{ force: z.string().min(1).max(80), publisher: text, source: text },
  /** For whom it was made: nobody else is to have it. */
  recipient: z.string().min(1).max(120),
  ...{ periodStart: z.iso.date(), periodEnd: z.iso.date(), basis: z.literal('closed') },
  outcome: z.string().regex(/^\d{1,2}$/u),
  ...{ definition: text, protection: text },
  decisions: z.int().min(0),
  /** Whether any were held back as too few to be alike. */
  isWhole: z.boolean(),
  /** Of the decisions, a line each, without the end of the last. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/u),
  signature: z.strictObject({ algorithm: z.literal('Ed25519'), key: z.string().max(64), value: z.string().max(128) }),
});
export type SampleHead = z.infer<typeof SampleHead>;

/** What is signed: the head, with the digest of the decisions, as canonical JSON (RFC 8785). */
export const signedPart = (head: Omit<SampleHead, 'signature'>): string => canonical(head);

/** Whether a head is as its own key signed it. Whose key that is has to be told otherwise than in the file. */
export const isAsSigned = ({ signature: { key, value }, ...head }: SampleHead): boolean =>
  isSignedBy(signedPart(head), Buffer.from(value, 'base64'), Buffer.from(key, 'base64'));
