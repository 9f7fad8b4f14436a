import { z } from 'zod';
import { Advice } from '../../policy/index.ts';
import type { DecisionPage } from './decision-page.store.ts';
import { decisionModel, returnedView } from './decision.view.ts';

const Answers = z.object({ whose: z.string(), answer: z.string(), from: z.string(), questions: z.array(z.string()) });

/** What a decision is read from, in the order of its page: own words, safeguarding, what is known, the advice. */
export const DecisionRead = z.object({
  case: z.uuid(),
  version: z.int(),
  stage: z.string(),
  /** Sent back with a proposal: the digest of the facts that were read. */
  seen: z.string(),
  /** Why a case that was decided is decided again; null where it is decided for the first time. */
  reopened: z
    .object({
      ...{ at: z.iso.datetime(), by: z.string(), cause: z.string(), why: z.string().nullable() },
      /** What was decided before: which outcome, whose part it is about, when, by whom and in which role. */
      earlier: z.array(
        z.object({
          ...{ crime: z.string(), text: z.string(), at: z.iso.datetime() },
          ...{ by: z.string(), role: z.string() },
        }),
      ),
    })
    .nullable(),
  ownWords: z.array(
    z.object({
      ...{ person: z.uuid(), name: z.string(), heard: z.string() },
      ...{ wishes: z.string().nullable(), howTheyAre: z.string().nullable() },
    }),
  ),
  safeguarding: z.array(
    z.object({
      ...{ person: z.uuid(), name: z.string(), alarms: z.array(z.string()), decision: z.string() },
      /** To whom, until when an answer is due, and when police protection ends at the latest. */
      referred: z.array(z.string()),
      ...{ reason: z.string().nullable(), supervisor: z.string().nullable() },
    }),
  ),
  known: z.object({
    people: z.array(z.object({ name: z.string(), age: z.string(), part: z.string() })),
    traces: z.array(z.object({ whose: z.string(), text: z.string(), who: z.string() })),
    notAsked: z.array(Answers),
    present: z.array(Answers),
    absent: z.array(Answers),
    unknown: z.array(Answers),
    /** Who recorded the answers: whoever decides on them is to be somebody else. */
    recordedBy: z.array(z.string()),
    checks: z.string(),
    outstanding: z.array(z.string()),
    /** Who acts, a handover, and each interview or arrest that was considered, with what came of it. */
    acts: z.array(z.object({ what: z.string(), text: z.string(), who: z.string() })),
    /** What no rule reads and whoever decides weighs, under the heads of the reasons. */
    weighed: z.array(
      z.object({
        head: z.string(),
        lines: z.array(
          z.object({ whose: z.string(), question: z.string(), text: z.string(), from: z.string().nullable() }),
        ),
      }),
    ),
  }),
  alike: z.array(z.string()),
  /** What else in the case waits for a supervisor: approving answers nothing of it. */
  waits: z.array(z.string()),
  unfinished: z.array(z.string()),
  decided: z.array(z.object({ what: z.string(), reason: z.string(), who: z.string() })),
  duties: z.array(
    z.object({
      /** A few words for it; `what` is its sentence. */
      title: z.string(),
      ...{ what: z.string(), by: z.string(), at: z.iso.datetime().nullable() },
      ...{ state: z.string(), whom: z.array(z.string()) },
    }),
  ),
  refs: z.array(z.object({ ref: z.string(), person: z.uuid() })),
  /** Each question that is open and could change the advice, in words. */
  change: z.array(z.string()),
  crimes: z.array(
    z.object({
      ...{ crime: z.uuid(), offence: z.string(), reference: z.string() },
      /** The child it is against, about whose own part no outcome of it can be; null where nobody said. */
      against: z.uuid().nullable(),
    }),
  ),
  /** Each child whom the guidance calls a suspect or a person involved, and about whom nothing is proposed. */
  unproposed: z.array(z.object({ person: z.uuid(), name: z.string(), role: z.enum(['suspect', 'person-involved']) })),
  advice: Advice,
});

const reopenedRead = (reopened: ReturnType<typeof decisionModel>['reopened']) =>
  reopened === undefined
    ? null
    : {
        ...{ ...reopened, at: reopened.at.toISOString(), why: reopened.why ?? null },
        earlier: reopened.earlier.map((one) => ({ ...one, at: one.at.toISOString() })),
      };

/** The page of a decision as a program reads it. */
export const decisionRead = (page: DecisionPage) => {
  const { file, advised } = page;
  const model = decisionModel(page);
  const { known, alike, decided } = model;
  return {
    ...{ case: file.case, version: file.version, stage: file.stage, seen: advised.digest, known, decided },
    alike,
    reopened: reopenedRead(model.reopened),
    ownWords: model.ownWords.map((own) => ({
      ...own,
      wishes: own.wishes ?? null,
      howTheyAre: own.howTheyAre ?? null,
    })),
    safeguarding: model.safeguarding.map((one) => ({
      ...one,
      reason: one.reason ?? null,
      supervisor: one.supervisor ?? null,
    })),
    waits: model.asked.map(({ text }) => text),
    unfinished: model.unfinished.map(({ text }) => text),
    duties: model.advice.duties.map(({ title, what, by, at, state, whom }) => ({
      ...{ title, what, by, at: at?.toISOString() ?? null, state: state.text },
      whom: whom.map(({ name }) => name),
    })),
    change: model.advice.change,
    refs: advised.basis.facts.people.map(({ ref, person }) => ({ ref, person })),
    crimes: advised.basis.crimes.map(({ crime, offence, reference, against }) => ({
      ...{ crime, offence, reference, against },
    })),
    unproposed: model.unproposed.map(({ person, name, role }) => ({ person, name, role })),
    advice: advised.advice,
  };
};

/** The same, for who proposes: with why an earlier proposal was returned or withdrawn, and what was written for it. */
export const ProposingRead = DecisionRead.extend({
  returned: z
    .object({
      ...{ verdict: z.enum(['returned', 'withdrawn']), at: z.iso.datetime(), by: z.string(), reason: z.string() },
      reasons: z.array(z.object({ head: z.string(), text: z.string() })),
    })
    .nullable(),
});

export const proposingRead = (page: DecisionPage) => {
  const returned = returnedView(page);
  return {
    ...decisionRead(page),
    returned: returned === undefined ? null : { ...returned, at: returned.at.toISOString() },
  };
};
