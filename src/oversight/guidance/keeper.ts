import { isDeepStrictEqual } from 'node:util';
import { statSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Policy, PolicyFiles, Proved } from '../../policy/index.ts';
import { faultSentence, readGuidance } from './policies.ts';
import { proveApart } from './prove-apart.ts';
import { checkScenarios } from './scenario-check.ts';

/** Guidance that was found and not taken in, since when and why. The versions before it go on. */
export interface HeldBack {
  readonly since: Date;
  readonly why: readonly string[];
}

export interface Keeping {
  readonly folder: string;
  /** The versions that are advised by. */
  readonly current: () => readonly Policy[];
  readonly take: (policies: readonly Policy[]) => void;
  readonly now: () => Date;
  readonly today: () => string;
  /** Why a version that is sound is not to be taken in while the program runs. */
  readonly objection?: (added: Policy) => string | undefined;
  /** Told once for each thing found. */
  readonly tell: (sentence: string) => void;
  readonly prove?: (files: PolicyFiles, earlier: PolicyFiles | undefined) => Promise<Pick<Proved, 'proofs'>>;
}

/** Looks for new versions of the guidance while the program runs: takes in what is sound, and goes on as before where it is not. */
export class GuidanceKeeper {
  readonly #keeping: Keeping;
  #seen: string;
  #held: HeldBack | undefined;
  #looking: Promise<void> | undefined;

  constructor(keeping: Keeping) {
    this.#keeping = keeping;
    this.#seen = signatureOf(keeping.folder);
  }

  get heldBack(): HeldBack | undefined {
    return this.#held;
  }

  /** Reads the folder where anything in it is another; looks once at a time. */
  look(): Promise<void> {
    this.#looking ??= this.#look().finally(() => {
      this.#looking = undefined;
    });
    return this.#looking;
  }

  async #look(): Promise<void> {
    const { folder, tell, now } = this.#keeping;
    const seen = signatureOf(folder);
    if (seen === this.#seen) return;
    const why = await this.#tryOut();
    this.#seen = seen;
    if (why.length === 0) {
      this.#held = undefined;
      return;
    }
    this.#held = { since: now(), why };
    tell(`New guidance was not taken in; the versions before it go on. ${why.join(' ')}`);
  }

  async #tryOut(): Promise<readonly string[]> {
    const { folder, current, take, tell } = this.#keeping;
    const read = readGuidance(folder);
    if (!read.ok) return read.refusal.map((fault) => faultSentence(fault).replaceAll(`${folder}/`, ''));
    const before = new Map(current().map((policy) => [policy.files.policy.id, policy]));
    const added = read.value.filter(({ files }) => !before.has(files.policy.id));
    const why = [...changesTo(before, read.value)];
    for (const policy of why.length > 0 ? [] : added) why.push(...(await this.#faultsOf(policy, read.value)));
    if (why.length > 0) return why;
    take(read.value);
    for (const { files } of added) tell(`Guidance ${files.policy.id} was taken in.`);
    return [];
  }

  /** What keeps a new version out: a promise that it breaks, or a scenario of its own that comes out otherwise. */
  async #faultsOf(policy: Policy, all: readonly Policy[]): Promise<readonly string[]> {
    const { prove = proveApart, today, objection } = this.#keeping;
    const { id, inForceFrom } = policy.files.policy;
    const earlier = all
      .filter(({ files }) => files.policy.inForceFrom < inForceFrom)
      .sort((one, other) => (one.files.policy.inForceFrom < other.files.policy.inForceFrom ? 1 : -1))[0]?.files;
    const { proofs } = await prove(policy.files, earlier);
    const rows = policy.files.scenarios.map((scenario) => ({ scenario, line: 0, columnOf: () => 0 }));
    const { faults, unmet } = checkScenarios(policy, rows, today());
    const objected = objection?.(policy);
    return [
      ...proofs.filter(({ proved }) => !proved).map(({ statement }) => `${id}: refuted: ${statement}`),
      ...faults.map(({ says }) => `${id}/scenarios.json: ${says}`),
      ...unmet.map(
        (each) => `${id}/scenarios.json: ${each.id} does not come out as it expects: ${each.shortfalls.join('; ')}.`,
      ),
      ...(objected === undefined ? [] : [objected]),
    ];
  }
}

/** A decision is replayed by the version it was made under: that stays what it was, and stays. */
function* changesTo(before: ReadonlyMap<string, Policy>, read: readonly Policy[]): Generator<string> {
  const after = new Map(read.map((policy) => [policy.files.policy.id, policy]));
  for (const [id, policy] of before) {
    const now = after.get(id);
    if (now === undefined) yield `${id} is gone: decisions made under it are replayed by it. Put its folder back.`;
    else if (!isDeepStrictEqual(now.files, policy.files))
      yield `${id} is another than when it was read: a version in use is not changed. Give the change a folder and an id of its own.`;
  }
}

/** Cheap enough to ask every minute: names, sizes and times of change. */
export function signatureOf(folder: string): string {
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile());
  return entries
    .map(({ parentPath, name }) => {
      const path = join(parentPath, name);
      const { size, mtimeMs, ino } = statSync(path);
      return `${path} ${size} ${mtimeMs} ${ino}`;
    })
    .sort()
    .join('\n');
}
