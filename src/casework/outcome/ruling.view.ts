import { z } from 'zod';
import { conditionsStated, DecisionRead, decisionModel, decisionRead, DEPARTURES, heads } from '../decision/index.ts';
import { alikeReasons } from './alike-reasons.ts';
import { owedAt } from './owed.ts';
import { ranksHeld } from './rank.ts';
import { RankRead } from './rank.view.ts';
import type { RulingPage } from './ruling-page.store.ts';
import { yoursIn } from './yours.ts';

/** What a supervisor rules by: everything that a decision is read from, what is proposed, and which rank it asks for. */
export const RulingRead = DecisionRead.extend({
  proposal: z
    .object({
      proposal: z.uuid(),
      at: z.iso.datetime(),
      by: z.string(),
      own: z.boolean(),
      /** The facts changed since: it can be returned, and not approved. */
      changed: z.boolean(),
      /** What was recorded since, in words. */
      since: z.array(z.string()),
      outcomes: z.array(
        z.object({
          ...{ crime: z.string(), outcome: z.string(), title: z.string(), person: z.uuid().nullable() },
          ...{ name: z.string(), needs: z.string(), departure: z.string().nullable() },
          /** A sentence of whom the crime is against, or that it is not said. */
          against: z.string(),
          /** Approving it asks for a reason of the supervisor's own. */
          asksFormal: z.boolean(),
        }),
      ),
      reasons: z.array(z.object({ head: z.string(), text: z.string().nullable() })),
    })
    .nullable(),
  /** What the reader recorded themselves; and the children for whom they decided safeguarding: then somebody else rules. */
  yours: z.object({ recorded: z.array(z.string()), decided: z.array(z.string()) }),
  /** Earlier proposals of this case that a supervisor returned, newest first. */
  returned: z.array(
    z.object({
      ...{ at: z.iso.datetime(), by: z.string(), why: z.string().nullable() },
      /** What was proposed after it rested on nothing else. */
      sameFacts: z.boolean(),
    }),
  ),
  /** What supervisors decided other than the guidance advises; `own` where it was the reader. */
  supervisorDepartures: z.array(
    z.object({
      ...{ about: z.enum(['response', 'category']), value: z.string(), departure: z.enum(DEPARTURES) },
      ...{ who: z.string(), own: z.boolean() },
    }),
  ),
  ranks: z.array(RankRead),
  /** What the guidance asks for and is not done: first what stands against a condition that was stated. */
  owed: z.array(
    z.object({
      /** A few words for it; `what` is its sentence. */
      title: z.string(),
      ...{ what: z.string(), state: z.string(), whom: z.array(z.string()) },
      ...{ overdue: z.boolean(), contradicts: z.boolean() },
    }),
  ),
  telling: z.array(
    z.object({
      ...{ person: z.uuid(), name: z.string(), text: z.string() },
      /** Who may safely be told, how, or who must not, is said otherwise than when this was proposed. */
      contactChanged: z.boolean(),
      /** Somebody who must not be told is named under who may be, or how: nobody is told until it is put right. */
      contactContradicts: z.boolean(),
      told: z.array(z.object({ text: z.string(), at: z.iso.datetime() })),
    }),
  ),
});

type Model = ReturnType<typeof decisionModel>;

/** Each child, whether somebody may safely be told, and what was told before of an earlier outcome. */
export const tellingOf = ({ told, contactsChanged, contradicting }: RulingPage, { telling }: Model) =>
  telling.map((child) => ({
    ...child,
    contactChanged: contactsChanged.has(child.person),
    contactContradicts: contradicting.has(child.person),
    told: told.filter(({ person }) => person === child.person),
  }));

/** What is still to be done, held against what was stated for the proposal. */
export const owedOf = ({ decision: { proposal } }: RulingPage, { advice }: Model) =>
  owedAt(advice.duties, proposal === undefined ? {} : conditionsStated(proposal));

/** What stands against a statement, is overdue or asked by a mandatory trigger, first and in full; what still has time is counted, and opened. */
export const owedShown = (owed: ReturnType<typeof owedOf>) => ({
  first: owed.filter(({ contradicts, overdue, ofTrigger }) => contradicts || overdue || ofTrigger),
  others: owed.filter(({ contradicts, overdue, ofTrigger }) => !contradicts && !overdue && !ofTrigger),
});

/** What supervisors decided other than advised. Whoever did may approve: then nobody else looked at it, and that is said. */
export const departuresOf = ({ supervisorDepartures }: Model, staff: string) =>
  supervisorDepartures.map(({ by, ...one }) => ({ ...one, own: by === staff }));

/** Each head with what was written under it; what was erased says nothing that could be alike. */
const writtenIn = ({ decision: { proposal, passages } }: RulingPage) =>
  heads.map(({ head, text }) => {
    const found = passages.get(proposal?.reasons.get(head) ?? '');
    return { head: text, text: found?.state === 'readable' ? found.text : undefined };
  });

/** Answers and reasons that look ticked rather than thought of. */
export const alikeIn = (page: RulingPage, { alike, stage }: Pick<Model, 'alike' | 'stage'>): readonly string[] =>
  stage === 'proposed' ? [...alike, ...alikeReasons(writtenIn(page))] : alike;

const proposalRead = ({ decision }: RulingPage, { proposal, stage }: Model, staff: string) => {
  // One that was ruled on waits for nobody.
  if (proposal === undefined || stage !== 'proposed') return null;
  const { id, at, by, changed, since, outcomes, reasons } = proposal;
  return {
    ...{ proposal: id, at: at.toISOString(), by, own: decision.proposal?.by === staff, changed },
    since,
    outcomes: outcomes.map(({ person, departure, ...outcome }) => ({
      ...outcome,
      person: person ?? null,
      departure: departure ?? null,
    })),
    reasons: reasons.map(({ head, text }) => ({ head, text: text ?? null })),
  };
};

/** The screen of a ruling as a program reads it, for one of the staff. */
export const rulingRead = (page: RulingPage, staff: string) => {
  const model = decisionModel(page.decision);
  return {
    ...decisionRead(page.decision),
    alike: alikeIn(page, model),
    proposal: proposalRead(page, model, staff),
    yours: yoursIn(page, staff),
    returned: page.returned.returns.map(({ at, why, ...one }) => ({ ...one, at: at.toISOString(), why: why ?? null })),
    ranks: ranksHeld(staff, page.asked),
    supervisorDepartures: departuresOf(model, staff).map(({ about, value, departure, who, own }) => ({
      ...{ about, value, departure, who, own },
    })),
    owed: owedOf(page, model).map(({ state, whom, ofTrigger: _, ...one }) => ({
      ...one,
      state: state.text,
      whom: whom.map(({ name }) => name),
    })),
    telling: tellingOf(page, model).map((child) => ({
      ...child,
      told: child.told.map(({ text, at }) => ({ text, at: at.toISOString() })),
    })),
  };
};
