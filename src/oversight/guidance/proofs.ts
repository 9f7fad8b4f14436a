import type { PolicyFiles, Proved } from '../../policy/index.ts';
import { proveApart, type Prove } from './prove-apart.ts';
import { versionsIn, type Reading, type Version } from './published.ts';

/** What was proved of a version, and when. */
export interface ProvedVersion {
  readonly proved: Proved;
  readonly at: Date;
}

export type Proofs = (version: Version) => Promise<ProvedVersion>;

/** The version in force before it, beside which it is proved as well. */
const before = (reading: Reading, { id, policy }: Version): PolicyFiles | undefined =>
  versionsIn(reading).find(
    (each) => each.id !== id && each.policy.files.policy.inForceFrom < policy.files.policy.inForceFrom,
  )?.policy.files;

const keyOf = ({ id, digest }: Version): string => `${id} ${digest}`;

/** Each version is proved once, when first asked after, and again where one letter of it is another. */
export function openProofs(reading: Reading, prove: Prove = proveApart): Proofs {
  const made = new Map<string, Promise<ProvedVersion>>();
  return (version) => {
    const key = keyOf(version);
    const known = made.get(key);
    if (known !== undefined) return known;
    const proving = prove(version.policy.files, before(reading, version)).then((proved) => ({
      proved,
      at: reading.now(),
    }));
    // What was proved of a text that is not there any more is of no use to anybody.
    const current = new Set(versionsIn(reading).map(keyOf));
    for (const old of made.keys()) if (!current.has(old)) made.delete(old);
    made.set(key, proving);
    // A proof that broke off is tried again by whoever asks next.
    proving.catch(() => made.delete(key));
    return proving;
  };
}
