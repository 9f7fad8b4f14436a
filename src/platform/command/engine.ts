import { sql } from 'kysely';
import {
  answersAwaited,
  permit,
  refused,
  ruleAwaited,
  type Actor,
  type Answer,
  type LedOn,
  type Permissions,
  type Permit,
  type PermitRefusal,
  type Relations,
  type Result,
} from '../access/index.ts';
import { newId, type Database, type Tx } from '../database/index.ts';
import { inForce, lookInForce } from '../database/transaction.ts';
import { append, type Content, type Kind } from '../ledger/index.ts';
import type { KeyStore } from '../person/index.ts';
import { toldByRefusal } from './told-by-refusal.ts';

type ReasonNeeded = Extract<PermitRefusal, { readonly code: 'ReasonNeeded' }>;

/** What a store is given: the open transaction, who acts, the database's instant, the keys of people. */
export interface Context {
  readonly tx: Tx;
  readonly actor: Actor;
  readonly now: Date;
  readonly keys: KeyStore;
}

/** What the pure core is told of the world. */
export interface Moment {
  readonly actor: Actor;
  readonly now: Date;
}

export interface RefusalData {
  readonly code: string;
}

/** What the ledger is told of a change or a look. Content holds references and values of closed lists, never free text. */
export interface Telling {
  readonly kind: Kind;
  readonly cases: readonly string[];
  readonly people: readonly string[];
  readonly content: Content;
}

/** Of which case, and what the rules begin with under which it can have been answered: action and role. */
export interface AskedOfCase {
  readonly case: string;
  readonly answers: readonly string[];
}

/** That it was open to them; by whom and how it was answered, if it was. */
export interface Answered {
  readonly answer: Answer | undefined;
}

/** What the engine needs and cannot know: handed in by main. */
export interface EngineParts {
  readonly database: Database;
  readonly keys: KeyStore;
  readonly permissions: Permissions;
  /** The actor's relations to the cases named; leaves out a case that is not there. */
  readonly relations: (tx: Tx, actor: Actor, cases: readonly string[]) => Promise<Relations>;
  /** Whether the actor had the case open a short while ago because something in it waited for their role, and how it was answered since. */
  readonly answered: (tx: Tx, actor: Actor, asked: AskedOfCase) => Promise<Answered | undefined>;
  /** Locks case rows in id order and raises their versions; gives the versions they had. */
  readonly lock: (tx: Tx, cases: readonly string[]) => Promise<ReadonlyMap<string, number>>;
  /** Brings up to date what is kept beside the steps of the cases that a change, with its reactions, was about. */
  readonly settle: (context: Context, cases: readonly string[]) => Promise<void>;
  /** What time alone has changed in cases since they were last worked on: asked with whether they may be seen, and kept only then. */
  readonly catchUp: (tx: Tx, cases: readonly string[]) => Promise<CatchUp>;
}

/** Keeps what was found, before anything is read of the cases; nothing where nothing has changed. */
export type CatchUp = ((context: Context) => Promise<void>) | undefined;

export const instant = async (tx: Tx): Promise<Date> => {
  // Milliseconds are what a Date holds: what is hashed now has to be equal when it is read again.
  const { rows } = await sql<{ now: Date }>`SELECT date_trunc('milliseconds', now()) AS now`.execute(tx);
  const [row] = rows;
  if (row === undefined) throw new Error('the database gave no time');
  return row.now;
};

export const permitted = async (
  parts: EngineParts,
  tx: Tx,
  actor: Actor,
  action: string,
  cases: readonly string[],
  decides?: Decides,
): Promise<Result<Permit, PermitRefusal>> => {
  const relations =
    cases.length === 0 ? new Map<string, readonly (string | LedOn)[]>() : await parts.relations(tx, actor, cases);
  const allowed = permit(parts.permissions, action, actor, cases, relations);
  if (allowed.ok || allowed.refusal.code !== 'ReasonNeeded') return allowed;
  return orAnswered(parts, tx, actor, { action, refusal: allowed.refusal, decides });
};

/** Nothing is opened by it: whoever had the case open while it waited learns that it was answered, and the log that they did. */
const orAnswered = async (
  parts: EngineParts,
  tx: Tx,
  actor: Actor,
  {
    action,
    refusal,
    decides,
  }: { readonly action: string; readonly refusal: ReasonNeeded; readonly decides: Decides | undefined },
): Promise<Result<Permit, PermitRefusal>> => {
  const rule = ruleAwaited(parts.permissions, action, actor);
  if (rule === undefined) return refused(refusal);
  const { case: id } = refusal;
  const found = await parts.answered(tx, actor, { case: id, answers: answersAwaited(parts.permissions) });
  if (found === undefined) return refused(refusal);
  decides?.(`${rule}/awaited-before`);
  return refused({ code: 'AnsweredMeanwhile', case: id, answer: found.answer });
};

/** The same, asked alone. */
export const isPermitted = (
  parts: EngineParts,
  actor: Actor,
  action: string,
  cases: readonly string[],
): Promise<boolean> =>
  lookInForce(parts.database, actor.force, async (tx) => (await permitted(parts, tx, actor, action, cases)).ok);

/** Carries a refusal out of a transaction, so that everything done in it is undone. */
export class Undone<Refusal extends RefusalData> extends Error {
  override name = 'Undone';
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

/** What was asked: under which name, of which cases, with what. */
export interface Asked {
  readonly action: string;
  readonly cases: readonly string[];
  readonly input?: unknown;
}

/** Says that from here on a refusal comes of what is recorded, and under which rule it was looked at. */
export type Decides = (rule: string) => void;

/** Nothing of a case is shown without being logged: a refusal that says why by its facts shows them, as a page does. */
const logShown = async (
  tx: Tx,
  { force, staff }: Actor,
  now: Date,
  { action, cases, input }: Asked,
  { rule, refusal }: { readonly rule: string; readonly refusal: RefusalData },
): Promise<void> => {
  const { facts, references } = toldByRefusal(refusal, input);
  if (facts.length === 0) return;
  const { rows } = await sql<{ person: string }>`
    SELECT person FROM person WHERE person = ANY(${references}::uuid[]) ORDER BY person`.execute(tx);
  const people = rows.map(({ person }) => person);
  if (cases.length === 0 && people.length === 0) return;
  const entry = { force, at: now, actor: staff, kind: 'consultation', action, rule, cases, people } as const;
  await append(tx, entry, { refused: refusal.code });
};

/** Writes a refusal on its own, after its change was undone: which, by whom, on what; never what was typed. */
const keepRefusal = (
  database: Database,
  actor: Actor,
  asked: Asked,
  rule: string | undefined,
  refusal: RefusalData,
): Promise<void> =>
  inForce(database, actor.force, async (tx) => {
    const now = await instant(tx);
    await sql`INSERT INTO refusal (force, refusal, at, actor, action, code, cases)
      VALUES (${actor.force}, ${newId(now)}, ${now}, ${actor.staff}, ${asked.action}, ${refusal.code}, ${asked.cases}::uuid[])`.execute(
      tx,
    );
    if (rule !== undefined) await logShown(tx, actor, now, asked, { rule, refusal });
  });

/** Runs `work` in one transaction of the actor's force; a refusal undoes it whole and is then kept. */
export const undoneWhenRefused = async <Value, Refusal extends RefusalData>(
  parts: EngineParts,
  actor: Actor,
  asked: Asked,
  work: (tx: Tx, decides: Decides) => Promise<Result<Value, Refusal>>,
  within: typeof inForce = inForce,
): Promise<Result<Value, Refusal>> => {
  // Beside the throw, since what is caught has lost its type.
  let refusal: Refusal | undefined;
  let rule: string | undefined;
  const decides: Decides = (under) => {
    rule = under;
  };
  try {
    return await within(parts.database, actor.force, async (tx) => {
      const result = await work(tx, decides);
      if (result.ok) return result;
      refusal = result.refusal;
      // Thrown, so that everything the work wrote goes with its transaction.
      throw new Undone(result.refusal);
    });
  } catch (error) {
    // A bug is thrown on: it must never look like an answer that somebody was given.
    if (!(error instanceof Undone) || refusal === undefined) throw error;
    // In a transaction of its own: the first one is gone with all it wrote.
    await keepRefusal(parts.database, actor, asked, rule, refusal);
    return refused(refusal);
  }
};

/** The same for a look, which asks the database no question twice. */
export const lookUnlessRefused = <Value, Refusal extends RefusalData>(
  parts: EngineParts,
  actor: Actor,
  asked: Asked,
  work: (tx: Tx, decides: Decides) => Promise<Result<Value, Refusal>>,
): Promise<Result<Value, Refusal>> => undoneWhenRefused(parts, actor, asked, work, lookInForce);

export { makeBesideCommit, sendWithCommit } from '../database/transaction.ts';
