import { ok, refused, type Actor, type PermitRefusal, type Result } from '../access/index.ts';
import { append } from '../ledger/index.ts';
import {
  instant,
  permitted,
  undoneWhenRefused,
  type Context,
  type EngineParts,
  type Moment,
  type RefusalData,
  type Telling,
} from './engine.ts';
import { findGiven, keepGiven, requestOf, type Idempotency, type KeyRefusal } from './idempotency.ts';

/** References to what a change made: what is kept for a repeat of the request. */
export type Given = Readonly<Record<string, string>>;

export interface EventData {
  readonly type: string;
}

/** A way of changing: pure in the middle (`decide`), its store around it. */
export interface Change<Input, State, Event extends EventData, Refusal extends RefusalData> {
  readonly action: string;
  readonly cases: (input: Input) => readonly string[];
  /** False for what is allowed by a case but leaves it as it is: the case is then neither locked nor its version raised. */
  readonly changesCases?: false;
  /** Locks, with its cases and in their order, those that what follows may change: to come by them later can be to wait for each other. */
  readonly hold?: (context: Context, input: Input) => Promise<void>;
  readonly load: (context: Context, input: Input) => Promise<State>;
  readonly decide: (state: State, input: Input, moment: Moment) => Result<readonly Event[], Refusal>;
  readonly apply: (context: Context, events: readonly Event[]) => Promise<void>;
  readonly tell: (events: readonly Event[]) => Telling & { readonly given: Given };
}

export interface Attempt {
  /** The version of each case that the person saw (a form's hidden field, If-Match). */
  readonly seen?: ReadonlyMap<string, number> | undefined;
  readonly idempotency?: Idempotency | undefined;
}

export type ExecuteRefusal = PermitRefusal | KeyRefusal | { readonly code: 'CaseChanged'; readonly case: string };

export type Execute = <Input, State, Event extends EventData, Refusal extends RefusalData>(
  actor: Actor,
  change: Change<Input, State, Event, Refusal>,
  input: Input,
  attempt?: Attempt,
) => Promise<Result<Given, Refusal | ExecuteRefusal>>;

/** A change with its input, its own types hidden: what procedure makes of an event. */
export type Reaction = (context: Context, rule: string) => Promise<Result<Given, RefusalData>>;

/** For each event, the changes that follow in the same transaction. */
export type React = (event: EventData) => readonly Reaction[];

const run = async <Input, State, Event extends EventData, Refusal extends RefusalData>(
  context: Context,
  rule: string,
  change: Change<Input, State, Event, Refusal>,
  input: Input,
): Promise<
  Result<{ readonly given: Given; readonly events: readonly Event[]; readonly cases: readonly string[] }, Refusal>
> => {
  const { actor, now } = context;
  // Loaded under the lock: what is decided on cannot change before it is applied.
  const decided = change.decide(await change.load(context, input), input, { actor, now });
  if (!decided.ok) return decided;
  const { kind, cases, people, content, given } = change.tell(decided.value);
  const entry = { force: actor.force, at: now, actor: actor.staff, kind, action: change.action, rule, cases, people };
  // Neither waits for the other; one that fails undoes both.
  await Promise.all([change.apply(context, decided.value), append(context.tx, entry, content)]);
  return ok({ given, events: decided.value, cases });
};

/** Makes a reaction of a change: it is allowed by what it reacts to, and says so in the ledger. */
export const reaction =
  <Input, State, Event extends EventData, Refusal extends RefusalData>(
    change: Change<Input, State, Event, Refusal>,
    input: Input,
  ): Reaction =>
  async (context, rule) => {
    // The rule it reacts under stays in front: the ledger shows on whose leave it ran.
    const done = await run(context, `${rule} → ${change.action}`, change, input);
    return done.ok ? ok(done.value.given) : done;
  };

const lockSeen = async (
  parts: EngineParts,
  context: Context,
  cases: readonly string[],
  attempt: Attempt,
): Promise<Result<undefined, ExecuteRefusal>> => {
  if (cases.length === 0) return ok(undefined);
  // In id order, so that two changes of the same cases never wait for each other.
  const versions = await parts.lock(context.tx, cases.toSorted());
  // Refused, never merged: what somebody decided on a page that is out of date may be wrong by now.
  const isStale = (id: string): boolean =>
    !versions.has(id) || (attempt.seen?.has(id) === true && attempt.seen.get(id) !== versions.get(id));
  const stale = cases.find(isStale);
  return stale === undefined ? ok(undefined) : refused({ code: 'CaseChanged', case: stale });
};

const reactTo = async (
  context: Context,
  react: React,
  rule: string,
  events: readonly EventData[],
): Promise<RefusalData | undefined> => {
  // One after another, in the order of procedure: a reaction may read what the one before it wrote.
  for (const event of events) {
    for (const react1 of react(event)) {
      const done = await react1(context, rule);
      if (!done.ok) return done.refusal;
    }
  }
  return undefined;
};

/** A reaction that refuses is a fault of procedure, not of the person: it is thrown, and the change is undone. */
const assertReacted = (refusal: RefusalData | undefined): void => {
  if (refusal !== undefined) throw new Error(`a reaction refused: ${refusal.code}`);
};

/** Once, after the reactions, which change no case but those of the events they follow. */
const settleCases = async (parts: EngineParts, context: Context, cases: readonly string[]): Promise<void> => {
  const touched = [...new Set(cases)];
  // A report's case was not there to be locked; the change tells of it.
  if (touched.length > 0) await parts.settle(context, touched);
};

/**
 * The one way to change: one transaction that permits, locks the cases in id order and raises their versions, loads,
 * decides, applies, appends to the ledger and runs the reactions. A refusal undoes it all and is then written on its own.
 */
export const createExecute =
  (parts: EngineParts, react: React): Execute =>
  <Input, State, Event extends EventData, Refusal extends RefusalData>(
    actor: Actor,
    change: Change<Input, State, Event, Refusal>,
    input: Input,
    attempt: Attempt = {},
  ) => {
    const cases = change.cases(input);
    return undoneWhenRefused<Given, Refusal | ExecuteRefusal>(
      parts,
      actor,
      { action: change.action, cases, input },
      async (tx, decides) => {
        const [now, allowed, catchUp] = await Promise.all([
          instant(tx),
          permitted(parts, tx, actor, change.action, cases, decides),
          cases.length === 0 ? undefined : parts.catchUp(tx, cases),
        ]);
        // Also before a repeat is looked for: an old key must not answer somebody whom the table no longer allows.
        if (!allowed.ok) return allowed;
        const context: Context = { tx, actor, now, keys: parts.keys };
        // Before the lock: a repeat needs no turn at the case, and raises no version.
        const request = await requestOf(context, change.action, cases, attempt.idempotency);
        const before = await findGiven(context, allowed.value.rule, request);
        if (before !== undefined) return before;
        await change.hold?.(context, input);
        const locked = await lockSeen(parts, context, change.changesCases === false ? [] : cases, attempt);
        if (!locked.ok) return locked;
        decides(allowed.value.rule);
        await catchUp?.(context);
        const done = await run(context, allowed.value.rule, change, input);
        if (!done.ok) return done;
        // In this transaction: what procedure says must follow is never missing, nor there without its cause.
        assertReacted(await reactTo(context, react, allowed.value.rule, done.value.events));
        // With the change itself: a kill leaves all of it or nothing.
        await Promise.all([
          settleCases(parts, context, change.changesCases === false ? [] : [...cases, ...done.value.cases]),
          keepGiven(context, request, done.value.given),
        ]);
        return ok(done.value.given);
      },
    );
  };
