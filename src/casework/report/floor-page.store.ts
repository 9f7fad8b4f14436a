import { ok, refused } from '../../platform/access/index.ts';
import type { Context, Look } from '../../platform/command/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { readPassages, readPeople, type Person } from '../../platform/person/index.ts';
import { settingsInForce, type InForce } from '../../platform/setting/index.ts';
import { getCase, type CaseFile } from '../case/index.ts';
import type { SafeContact } from './contact.ts';
import { safeContactIn } from './contact.schema.ts';
import type { FloorRefusal } from './floor.ts';
import { floorsOf, type FloorRow } from './floor.store.ts';
import { partiesOf, type Party } from './report.store.ts';

/** The children of a case, and how far their floors are walked. */
export interface FloorPage {
  readonly file: CaseFile;
  readonly children: readonly Party[];
  readonly people: ReadonlyMap<string, Person>;
  readonly floors: ReadonlyMap<string, FloorRow>;
  /** Whom to tell and whom not, of those whose floor is walked again or whose card is read. */
  readonly contacts: ReadonlyMap<string, SafeContact>;
}

type Which = (child: Party) => boolean;

const load = async ({ tx, keys, actor }: Context, id: string, which: Which): Promise<FloorPage> => {
  // Children only: the floor is theirs, whatever part anybody else may have had.
  const children = (await partiesOf(tx, id)).filter((party) => party.isChild && which(party));
  return {
    file: await getCase(tx, id),
    children,
    people: await readPeople(
      { tx, keys, force: actor.force },
      children.map((child) => child.person),
    ),
    floors: await floorsOf(tx, id),
    contacts: new Map(),
  };
};

const contactsIn = async (
  { tx, keys, actor }: Context,
  { children, floors }: FloorPage,
): Promise<ReadonlyMap<string, SafeContact>> => {
  const of = children.flatMap(({ person }) => {
    const passage = floors.get(person)?.passage ?? undefined;
    return passage === undefined ? [] : [{ person, passage }];
  });
  const read = await readPassages(
    { tx, keys, force: actor.force },
    of.map(({ passage }) => passage),
  );
  return new Map(
    of.flatMap(({ person, passage }) => {
      const contact = safeContactIn(read.get(passage));
      return contact === undefined ? [] : [[person, contact] as const];
    }),
  );
};

interface OfCase {
  readonly case: string;
}

const lookAt = <Input extends OfCase>(
  action: string,
  page: string,
  which: (input: Input) => Which,
): Look<Input, FloorPage> => ({
  action,
  cases: (input) => [input.case],
  load: async (context, input) => ok(await load(context, input.case, which(input))),
  tell: (answer) => ({
    cases: [answer.file.case],
    people: answer.children.map((child) => child.person),
    content: { page },
  }),
});

const everyChild = (): Which => () => true;

export const readFloors = lookAt<OfCase>('walk-floor', 'safety floors', everyChild);
// One child alone, since whom to tell of one child may be what another child's family must not learn.
const ofOneChild = lookAt<OfCase & { readonly person: string }>(
  'walk-floor',
  'safety floor',
  (input) => (child) => child.person === input.person,
);
/** The floor of one child, with whom to tell and whom not: nobody else is read, and nobody else is logged. */
export const readFloor: Look<
  OfCase & { readonly person: string },
  FloorPage,
  Extract<FloorRefusal, { readonly code: 'ChildDied' }>
> = {
  ...ofOneChild,
  load: async (context, input) => {
    const isDead = (await partiesOf(context.tx, input.case)).some(
      ({ person, died }) => died && person === input.person,
    );
    if (isDead) return refused({ code: 'ChildDied', person: input.person });
    const page = await load(context, input.case, (child) => child.person === input.person);
    return ok({ ...page, contacts: await contactsIn(context, page) });
  },
};

/** What is said of deleting the image: not yet, never by oneself while it may be evidence, or how it is done. */
export const DELETIONS = ['not-yet', 'keep', 'delete'] as const;
export type Deletion = (typeof DELETIONS)[number];
/** What cannot wait about each child, in words: the floor alone does not know what triage was told. */
export type AlarmReading = (tx: Tx, id: string) => Promise<ReadonlyMap<string, readonly string[]>>;
/** Read by later steps, from what is answered. */
export interface FirstNightReading {
  readonly deletionIn: (tx: Tx, id: string) => Promise<Deletion>;
  readonly alarmsIn: AlarmReading;
  /** What is done at once for each child, of what alarms. */
  readonly actsIn: AlarmReading;
  /** The same for whoever walks a floor: that none is walked yet is what they are about to change. */
  readonly knownIn: AlarmReading;
  /** Who is listed as a child, and was an adult by the age that is stated: to be looked at again, by whoever asks after them. */
  readonly agesIn: AlarmReading;
}

/** What endangers the children of a case, and who of them has died: read before a floor is walked, whosever it is. */
export interface Beside {
  readonly person: string;
  readonly position: number;
  readonly died: boolean;
  readonly alarms: readonly string[];
}

/** The floor of one child, with what is known of the case that cannot wait. */
export interface WalkPage extends FloorPage {
  readonly beside: readonly Beside[];
  /** What has to be seen of the age of this child. */
  readonly ages: readonly string[];
}

export const readWalk = (
  reading: FirstNightReading,
): Look<OfCase & { readonly person: string }, WalkPage, Extract<FloorRefusal, { readonly code: 'ChildDied' }>> => ({
  ...readFloor,
  load: async (context, input) => {
    const floor = await readFloor.load(context, input);
    if (!floor.ok) return floor;
    const alarms = await reading.knownIn(context.tx, input.case);
    const of = (person: string): readonly string[] => alarms.get(person) ?? [];
    const beside = (await partiesOf(context.tx, input.case))
      .filter(({ person, died }) => died || of(person).length > 0)
      .map(({ person, position, died }) => ({ person, position, died, alarms: of(person) }));
    const ages = await reading.agesIn(context.tx, input.case);
    return ok({ ...floor.value, beside, ages: ages.get(input.person) ?? [] });
  },
  tell: (page, input) => {
    const told = readFloor.tell(page, input);
    // Of the others it says what endangers them, by their number: they were looked at too.
    return { ...told, people: [...new Set([...told.people, ...page.beside.map(({ person }) => person)])] };
  },
});

export interface FirstNightPage extends FloorPage {
  readonly inForce: InForce;
  readonly deletion: Deletion;
  readonly alarms: ReadonlyMap<string, readonly string[]>;
  readonly acts: ReadonlyMap<string, readonly string[]>;
}

const firstNight = lookAt<OfCase>('read-first-night-card', 'first-night card', everyChild);

/** The card for the first night; the log keeps which of the force's settings its numbers came from. */
export const readFirstNight = (reading: FirstNightReading): Look<OfCase, FirstNightPage> => ({
  ...firstNight,
  load: async (context, input) => {
    const [floors, inForce, deletion, alarms, acts] = await Promise.all([
      load(context, input.case, everyChild()),
      settingsInForce(context.tx),
      reading.deletionIn(context.tx, input.case),
      reading.alarmsIn(context.tx, input.case),
      reading.actsIn(context.tx, input.case),
    ]);
    // Who is recorded as having died, and alarms all the same, was found alive since: nobody is left off the card for it.
    const dead = (await partiesOf(context.tx, input.case)).filter(({ person, died }) => died && alarms.has(person));
    const page = { ...floors, children: [...floors.children, ...dead] };
    // It is read out at night, with somebody beside the child: who must not hear it stands before it.
    return ok({ ...page, contacts: await contactsIn(context, page), inForce, deletion, alarms, acts });
  },
  tell: (answer, input) => {
    const told = firstNight.tell(answer, input);
    return { ...told, content: { ...told.content, settings: answer.inForce.set?.id ?? 'default' } };
  },
});
