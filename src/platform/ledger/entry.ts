import { createHmac, createSecretKey, hash, randomBytes } from 'node:crypto';
import canonicalize from 'canonicalize';
import { leafHash } from './merkle.ts';

/** The kinds of processing that the Data Protection Act 2018, section 62, wants logged. */
export type Kind = 'collection' | 'alteration' | 'consultation' | 'disclosure' | 'combination' | 'erasure';

/** What an entry says for ever. People and cases are named by reference only. */
export interface Entry {
  readonly force: string;
  readonly entry: string;
  readonly at: Date;
  /** A staff id, or `shell:` and the name of who was at the keyboard. */
  readonly actor: string;
  readonly kind: Kind;
  readonly action: string;
  /** The line of the permission table under which it was allowed. */
  readonly rule: string;
  readonly cases: readonly string[];
  readonly people: readonly string[];
}

/** What an entry tells, kept apart so that it can be destroyed: values of closed lists and references, never free text. */
export type Content = Readonly<Record<string, unknown>>;

/** Canonical JSON (RFC 8785). */
export const canonical = (value: unknown): string => {
  const text = canonicalize(value);
  if (text === undefined) throw new Error('not JSON');
  return text;
};

/** A commitment that tells nothing of the content to who lacks the salt. */
export const commit = (salt: Uint8Array, body: string): Buffer =>
  // Node takes four times as long over a salt that is given as bytes.
  createHmac('sha256', createSecretKey(salt)).update(body).digest();

// Content has few possible values: without a salt it could be guessed from its hash, also after it was destroyed.
export const newSalt = (): Buffer => randomBytes(32);

/** The hash of an entry's leaf: version, every column, the commitment. */
export const leafOf = (entry: Entry, commitment: Buffer): Buffer =>
  leafHash(
    canonical({
      // An entry of today has to give the same hash when entries have got another shape.
      v: 1,
      ...entry,
      at: entry.at.toISOString(),
      commitment: commitment.toString('base64'),
    }),
  );

/**
 * Without a key, so only of what stands in the clear beside it or holds no words of anybody: answers of closed lists under
 * ids that are chance, settings, guidance, counts. What was typed about people is digested under a key (command/idempotency.ts).
 */
export const digestOf = (value: unknown): Buffer => hash('sha256', canonical(value), 'buffer');
