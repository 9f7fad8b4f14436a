import canonicalize from 'canonicalize';
import type { Advice, AdviceInput } from './advice.schema.ts';
import { adviseOn, owedOn, toAskOn, type ToAsk } from './advise.ts';
import { compile, epoch, firstDayOf, type Compiled } from './compile.ts';
import { Decider } from './decide.ts';
import { isDate, readInput, vocabularyOf, type Vocabulary } from './input.ts';
import type { Policy } from './policy.ts';
import type { PolicyFiles } from './policy.schema.ts';
import { noSuch, refusal, type InputRefusal } from './refusal.ts';
import { ok, refused, type Result } from './result.ts';

/** Of text, as lower-case hexadecimal: SHA-256, handed in because the guidance knows no machine. */
export type Digest = (text: string) => string;

export interface Asking {
  /** The date of the decision where the input gives none: today in London. */
  readonly today: string;
  /** A version by its id, whatever the date; by default the one in force on the date. */
  readonly policy?: string;
}

/** Everything known about a question before it is answered; ready to be asked again with other facts. */
export interface Prepared {
  readonly policy: Policy;
  readonly digest: string;
  readonly compiled: Compiled;
  readonly input: AdviceInput;
}

/** Answers by several versions of the guidance, each compiled once for each date on which it changes and each number of people. */
export class Adviser {
  #policies: readonly Policy[] = [];
  readonly #digest: Digest;
  readonly #digests = new Map<string, string>();
  readonly #toAsk = new Map<string, ToAsk>();
  readonly #owed = new Map<string, Advice['duties']>();
  #vocabularies: ReadonlyMap<Policy, Vocabulary> = new Map();

  constructor(policies: readonly Policy[], digest: Digest) {
    this.#digest = digest;
    this.take(policies);
  }

  /** Every version it answers by, the oldest first. */
  get policies(): readonly Policy[] {
    return this.#policies;
  }

  /** Answers by these versions from now on, all at once: nothing that was worked out by others is kept. */
  take(policies: readonly Policy[]): void {
    this.#policies = [...policies].sort((a, b) => (a.files.policy.inForceFrom < b.files.policy.inForceFrom ? -1 : 1));
    this.#vocabularies = new Map(policies.map((policy) => [policy, vocabularyOf(policy.files)]));
    for (const memory of [this.#digests, this.#toAsk, this.#owed]) memory.clear();
  }

  advise(input: unknown, asking: Asking): Result<Advice, readonly InputRefusal[]> {
    const prepared = this.prepare(input, asking);
    if (!prepared.ok) return prepared;
    const { policy, compiled, digest } = prepared.value;
    return ok(adviseOn(policy.files, compiled, digest, prepared.value.input));
  }

  /** What can still change the advice, and what to ask next: as `advise` has them, without working out the rest. */
  toAsk(input: unknown, asking: Asking): Result<ToAsk, readonly InputRefusal[]> {
    // By digest: what is remembered is what to ask, and holds nothing of what was answered.
    const key = this.#digest(JSON.stringify([input, asking]));
    const known = this.#toAsk.get(key);
    if (known !== undefined) return ok(known);
    const prepared = this.prepare(input, asking);
    if (!prepared.ok) return prepared;
    const made = toAskOn(prepared.value.policy.files, prepared.value.compiled, prepared.value.input);
    remember(this.#toAsk, key, made, MOST_ASKED);
    return ok(made);
  }

  /** The duties that these facts raise, as `advise` has them but for the duty to find out, without working out the rest. */
  owed(input: unknown, asking: Asking): Result<Advice['duties'], readonly InputRefusal[]> {
    const key = this.#digest(JSON.stringify([input, asking]));
    const known = this.#owed.get(key);
    if (known !== undefined) return ok(known);
    const prepared = this.prepare(input, asking);
    if (!prepared.ok) return prepared;
    const { policy, compiled, input: read } = prepared.value;
    const made = owedOn(policy.files, compiled, read);
    remember(this.#owed, key, made, MOST_ASKED);
    return ok(made);
  }

  /**
   * Answers many questions like this one: of as many people, on its date. For whoever asks thousands of `evenhand/policy`;
   * the program itself asks one at a time, for the whole advice.
   */
  decider(input: unknown, asking: Asking): Result<Decider, readonly InputRefusal[]> {
    const prepared = this.prepare(input, asking);
    if (!prepared.ok) return prepared;
    const { policy, compiled } = prepared.value;
    return ok(new Decider(policy.files, compiled, (asked) => this.#digestOf(policy, effective(policy, asked))));
  }

  /** The guidance in force on a day. */
  inForceOn(today: string): Result<Policy, InputRefusal> {
    return this.#choose(today, undefined);
  }

  prepare(input: unknown, asking: Asking): Result<Prepared, readonly InputRefusal[]> {
    // Guidance is the one in force at the decision (design, section 6): a report may be older than it.
    const on = dateOf(input) ?? asking.today;
    const chosen = this.#choose(on, asking.policy);
    if (!chosen.ok) return refused([chosen.refusal]);
    const policy = chosen.value;
    const read = readInput(this.#vocabularies.get(policy) ?? vocabularyOf(policy.files), input);
    if (!read.ok) return read;
    const settings = effective(policy, read.value);
    const people = read.value.people?.length ?? 0;
    return ok({
      policy,
      digest: this.#digestOf(policy, settings),
      compiled: compiledFor(policy.files, on, people),
      input: read.value,
    });
  }

  #choose(on: string, id: string | undefined): Result<Policy, InputRefusal> {
    const ids = this.#policies.map(({ files }) => files.policy.id);
    if (id !== undefined) {
      const named = this.#policies.find(({ files }) => files.policy.id === id);
      if (named === undefined) return refused(noSuch('unknown-policy', 'policy', id, ids));
      // Before any of its rules holds it would call every case harmless.
      const first = firstDayOf(named.files);
      if (on >= first) return ok(named);
      return refused(refusal('no-policy-on-date', 'on', on, `no rule of ${id} held yet; the first is from ${first}`));
    }
    // The newest that holds: versions stand in the order of their first days.
    const found = this.#policies.findLast(({ files: { policy } }) => isInForce(policy, on));
    if (found !== undefined) return ok(found);
    const [first] = this.#policies;
    const expected = `no guidance was in force; the first is from ${first?.files.policy.inForceFrom ?? 'no date'}`;
    return refused(refusal('no-policy-on-date', 'on', on, expected));
  }

  #digestOf({ files }: Policy, settings: Settings): string {
    // Settings are part of it: the same rules under another force's settings are other advice.
    const key = JSON.stringify([files.policy.id, [...settings]]);
    const known = this.#digests.get(key);
    if (known !== undefined) return known;
    const made = this.#digest(`{"files":${textOf(files)},"settings":${canonical(Object.fromEntries(settings))}}`);
    remember(this.#digests, key, made);
    return made;
  }
}

const canonical = (value: unknown): string => canonicalize(value) ?? '';

const MOST_REMEMBERED = 32;
/** Cases of which as little is known are many: the first page of most is asked the same. */
const MOST_ASKED = 256;

/** Keeps the newest only: settings and dates are the asker's to vary, memory is not. */
function remember<Value>(memory: Map<string, Value>, key: string, value: Value, most = MOST_REMEMBERED): void {
  const [oldest] = memory.keys();
  if (memory.size >= most && oldest !== undefined) memory.delete(oldest);
  memory.set(key, value);
}

/** By the files themselves: whoever answers by the same version answers by the same rules, and one that is gone is let go. */
const compiledOf = new WeakMap<PolicyFiles, Map<string, Compiled>>();

function compiledFor(files: PolicyFiles, on: string, people: number): Compiled {
  const memory = compiledOf.get(files) ?? new Map<string, Compiled>();
  compiledOf.set(files, memory);
  const key = `${people} ${epoch(files, on)}`;
  const known = memory.get(key);
  if (known !== undefined) return known;
  const made = compile(files, on, people);
  remember(memory, key, made);
  return made;
}

const texts = new WeakMap<PolicyFiles, string>();

/** As RFC 8785 writes it. Written once: it is the same under every force's settings, and half a megabyte. */
function textOf(files: PolicyFiles): string {
  const known = texts.get(files);
  if (known !== undefined) return known;
  const made = canonical(files);
  texts.set(files, made);
  return made;
}

type Settings = ReadonlyMap<string, string | boolean>;

const isInForce = ({ inForceFrom, inForceUntil }: Policy['files']['policy'], on: string): boolean =>
  inForceFrom <= on && (inForceUntil === null || on <= inForceUntil);

/** The force's settings over the defaults, in the order of the guidance. */
const effective = ({ files }: Policy, input: AdviceInput): Settings =>
  new Map(files.settings.map(({ name, default: usual }) => [name, input.settings?.[name] ?? usual]));

/** The date that chooses the version, where it is one; a wrong date is refused when the whole is read. */
function dateOf(input: unknown): string | undefined {
  if (typeof input !== 'object' || input === null || !('on' in input)) return undefined;
  return typeof input.on === 'string' && isDate(input.on) ? input.on : undefined;
}
