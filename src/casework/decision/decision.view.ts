import { nameOf } from '../report/index.ts';
import { aboutWords, departures, departureWords } from '../response/index.ts';
import {
  askedBecauseWords,
  childAlarms,
  childAlarmWords,
  heardWords,
  type OwnWordsRow,
  safeguardingWords,
  type SafeguardingRow,
  standingOfDecision,
  unheardWords,
} from '../safeguarding/index.ts';
import {
  ADULT_INVOLVED,
  adultWorkedOut,
  alikeOf,
  fromWhomWords,
  isAdultRuledOutUnseen,
  isOvertaken,
  stateWords,
  type Statement,
} from '../triage/index.ts';
import { restsOn } from './basis.ts';
import { acts } from './acting.view.ts';
import { adviceModel, ALWAYS, outcomeTitle, questionText } from './advice.view.ts';
import { checksLeft, checksText } from './checks.view.ts';
import { choicesOf } from './choice.view.ts';
import { conflictView } from './conflict.view.ts';
import { crimesOf, unproposed } from './crime.view.ts';
import {
  notAsked,
  peopleKnown,
  recordedBy,
  supervisorDepartures,
  supervisorsDecided,
  traces,
  unfinished,
} from './known.view.ts';
import type { DecisionPage } from './decision-page.store.ts';
import { dutyLines } from './duty.view.ts';
import { harmedLines } from './harmed.view.ts';
import { HEADS } from './decision.ts';
import { NOBODY } from './decision.schema.ts';
import { inShort } from './in-short.view.ts';
import { referredLines } from './referred.view.ts';
import { laidOut } from './read-once.view.ts';
import { refName } from './remark.view.ts';
import { changedSince } from './since.view.ts';
import { reopenedView } from './reopened.view.ts';
import { needWords, statedConditions } from './stated.view.ts';
import { heads, headWords } from './decision.words.ts';
import { weighedUnderHeads } from './weighed.view.ts';

const textOf = (page: DecisionPage, passage: string | null | undefined): string | undefined => {
  if (passage === null || passage === undefined) return undefined;
  const found = page.passages.get(passage);
  return found?.state === 'readable' ? found.text : 'What was written was erased.';
};

const childrenOf = (page: DecisionPage) => page.parties.filter((party) => party.isChild);

/** Also who has died: what they said, and what was done for them, is read as before. */
const everyChildOf = (page: DecisionPage) => page.parties.filter((party) => party.isChild || party.died);

/** Of a child who was not heard: why, and whether a supervisor agreed. */
const heardText = (page: DecisionPage, { heard, why, standing }: OwnWordsRow): string => {
  const because = textOf(page, why);
  const agreed = standing === 'agreed' ? ' A supervisor agreed.' : '';
  return because === undefined ? heardWords[heard] : `${heardWords[heard]}, because: ${because}${agreed}`;
};

const ownWords = (page: DecisionPage) =>
  everyChildOf(page).map(({ person, died }) => {
    const own = page.advised.basis.ownWords.get(person);
    return {
      person,
      name: nameOf(page, person),
      heard: own === undefined ? unheardWords(died) : heardText(page, own),
      wishes: textOf(page, own?.wishes),
      howTheyAre: textOf(page, own?.howTheyAre),
    };
  });

const supervisorWords: Readonly<Record<SafeguardingRow['supervisor'], string | undefined>> = {
  'not-needed': undefined,
  asked: 'A supervisor was asked whether not to refer, and has not answered.',
  agreed: 'A supervisor agreed not to refer.',
  returned: 'A supervisor returned this: the child is to be referred, or the reason given anew.',
};

/** What the supervisor says of not referring, and why one is asked. */
const supervisorText = ({ supervisor, askedBecause }: SafeguardingRow): string | undefined => {
  const words = supervisorWords[supervisor];
  if (words === undefined || askedBecause === null) return words;
  return `${words} A supervisor decides that because ${askedBecauseWords[askedBecause]}.`;
};

const alarmsOf = (page: DecisionPage, person: string): readonly string[] => {
  const { safeguarding: decisions, owed } = page.advised.basis;
  return [
    ...(standingOfDecision(decisions.get(person), owed.get(person)) === 'outdated'
      ? ['More is known since: decide again']
      : []),
    ...childAlarms(page.advised.basis, person).map((alarm) => childAlarmWords[alarm]),
  ];
};

const safeguarding = (page: DecisionPage) =>
  everyChildOf(page).map(({ person, died }) => {
    const decided = (died ? page.decisionsOfDead : page.advised.basis.safeguarding).get(person);
    return {
      person,
      name: nameOf(page, person),
      // Of the dead nothing cannot wait.
      alarms: died ? [] : alarmsOf(page, person),
      decision: decided === undefined ? 'No safeguarding decision yet' : safeguardingWords[decided.decision],
      referred: referredLines(page, person, decided),
      reason: textOf(page, decided?.reasonPassage),
      supervisor: decided === undefined || died ? undefined : supervisorText(decided),
    };
  });

const directionWords: Readonly<Record<Statement['direction'], string>> = {
  case: '',
  person: '',
  by: ' Done by this person',
  towards: ' Done towards this person',
};

/** Statements that say the same from the same source are read as one line with all they are about. */
const groupsOf = (page: DecisionPage, statements: readonly Statement[]) => {
  // Some dozens of answers from one source are read as one line: a list that long would be scrolled past.
  const groups = Map.groupBy(statements, ({ state, fromWhom, person }) => `${person}|${state}|${fromWhom}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    return [
      {
        whose: first.person === null ? 'The case' : nameOf(page, first.person),
        answer: stateWords[first.state],
        from: first.fromWhom === null ? 'Not said' : fromWhomWords[first.fromWhom],
        questions: group.map(
          ({ fact, direction }) => `${questionText(page.advised.policy, fact)}${directionWords[direction]}`,
        ),
      },
    ];
  });
};

/** What else in the case waits for a supervisor, with the way to it: nothing of it is answered by approving. */
const asked = (page: DecisionPage) => {
  const at = `/cases/${page.file.case}`;
  const { response, safeguarding: decisions } = page.advised.basis;
  return [
    ...response.requests
      .filter(({ value }) => value === null)
      .map(({ request, about }) => ({ text: aboutWords[about], href: `${at}/response/requests/${request}` })),
    ...[...decisions.values()]
      .filter(({ supervisor }) => supervisor === 'asked')
      .map(({ person, safeguarding: id }) => ({
        text: `Not to refer ${nameOf(page, person)}`,
        href: `${at}/safeguarding/${id}/answer`,
      })),
  ];
};

/** What the guidance takes as there by an age and a part, and so nobody said. */
const workedOut = (page: DecisionPage) => {
  const answer = adultWorkedOut(page.advised.basis.facts);
  const questions = [questionText(page.advised.policy, ADULT_INVOLVED)];
  return answer === undefined ? [] : [{ whose: 'The case', answer, from: 'nobody: worked out', questions }];
};

const known = (page: DecisionPage) => {
  const { facts } = page.advised.basis;
  const of = (...states: readonly Statement['state'][]) =>
    groupsOf(
      page,
      facts.stated.filter((one) => states.includes(one.state) && !isOvertaken(facts, one)),
    );
  return {
    people: peopleKnown(page),
    traces: traces(page),
    notAsked: notAsked(page),
    present: [...workedOut(page), ...of('confirmed', 'suspected')],
    absent: of('ruled-out', 'no-evidence'),
    unknown: of('unknown'),
    recordedBy: recordedBy(page),
    checks: checksText(page),
    outstanding: checksLeft(page),
    acts: acts(page),
    weighed: weighedUnderHeads(page.advised.policy.files, facts, page),
  };
};

const personOf = (page: DecisionPage, ref: string | null): string =>
  page.advised.basis.facts.people.find((one) => one.ref === ref)?.person ?? 'case';

const ADULT_RULED_OUT =
  'That an adult had a part is ruled out by the person who reported, or a parent or carer, and it is not known who everybody in the case is: find out who they are before it is relied on.';

/** The advice of this case, and what it asks to be done. */
const advice = (page: DecisionPage) => {
  const duties = dutyLines(page);
  const model = adviceModel({
    advice: page.advised.advice,
    policy: page.advised.policy,
    nameOf: (ref) => refName(page, ref),
    whyNot: (question, ref) => `/cases/${page.file.case}/decision/why-not/${question}/${personOf(page, ref)}`,
    harmed: (ref) => harmedLines(page.advised, ref),
  });
  const unseen = isAdultRuledOutUnseen(page.advised.basis.facts) ? [ADULT_RULED_OUT] : [];
  const late = duties.filter(({ isOpen, overdue }) => isOpen && overdue).length;
  return { ...model, warnings: [...unseen, ...model.warnings], duties, late };
};

const proposalView = (page: DecisionPage) => {
  const { proposal } = page;
  if (proposal === undefined) return undefined;
  const changed = !restsOn(page.advised.basis, proposal);
  const crimes = crimesOf(page);
  // What the registrar has decided since is not needed any more.
  const settled = page.advised.basis.conflict === undefined ? [] : ['registrar-decision'];
  return {
    id: proposal.proposal,
    at: proposal.at,
    by: proposal.byName ?? 'Somebody who has left',
    // Said on the page, since an approval would be refused for it.
    changed,
    // In words: whoever returns or withdraws it says what is to be looked at again.
    since: changed ? changedSince(page, proposal) : [],
    outcomes: proposal.outcomes.map((outcome) => ({
      ...outcome,
      title: outcomeTitle(page.advised.policy, outcome.outcome),
      crime: crimes.find(({ crime }) => crime === outcome.crime)?.reference ?? '',
      against: crimes.find(({ crime }) => crime === outcome.crime)?.against ?? '',
      name: outcome.person === undefined ? 'Nobody' : nameOf(page, outcome.person),
      needs: outcome.needs
        .filter((need) => !ALWAYS.includes(need) && !settled.includes(need))
        .map(needWords)
        .join(', '),
      departure: outcome.departure === undefined ? undefined : departureWords[outcome.departure],
      asksFormal: outcome.needs.includes('formal-action-decision'),
    })),
    reasons: HEADS.map((head) => ({ head: headWords[head], text: textOf(page, proposal.reasons.get(head)) })),
  };
};

/** Why the newest proposal was returned or withdrawn, by whom and when, with what was written for it: to go on from, and not to begin again. */
export const returnedView = (page: DecisionPage) => {
  const { returned, proposal, file } = page;
  if (returned === undefined || file.stage !== 'open') return undefined;
  return {
    ...{ verdict: returned.verdict, at: returned.at, by: returned.byName ?? 'somebody who has left' },
    reason: textOf(page, returned.passage) ?? '',
    reasons: HEADS.flatMap((head) => {
      const found = page.passages.get(proposal?.reasons.get(head) ?? '');
      // What was erased is not filled in: nobody would propose on *what was written was erased*.
      return found?.state === 'readable' ? [{ head, text: found.text }] : [];
    }),
  };
};

/** Sets of answers that look ticked rather than thought of: for a supervisor to ask about, never a mark against anybody. */
const alike = (page: DecisionPage) =>
  alikeOf(page.advised.basis.facts).map(
    ({ person, state, facts, isAll }) =>
      `${person === null ? 'The case' : nameOf(page, person)}: ${isAll ? 'all ' : ''}${facts.length} answers are “${stateWords[state]}”, from one source`,
  );

/** Nobody is told before an approval; whether there is somebody safe to tell is seen before it. */
const telling = (page: DecisionPage) =>
  childrenOf(page).map(({ person }) => ({
    person,
    name: nameOf(page, person),
    text:
      (page.advised.basis.floors.get(person)?.contactPassage ?? null) === null
        ? 'Not known who may safely be told: as it stands, no way to tell them is safe'
        : 'A safe contact is recorded',
  }));

/** The page of a decision, in the order it is read: own words, safeguarding, what is known, the advice; only then the choice. */
export const decisionModel = (page: DecisionPage) => {
  const ofCase = known(page);
  const proposed = proposalView(page);
  return {
    title: 'Decision',
    reference: page.file.reference,
    case: page.file.case,
    stage: page.file.stage,
    version: page.file.version,
    seen: page.advised.digest,
    // First of all, before anything that others say of a child.
    reopened: reopenedView(page, textOf(page, page.advised.basis.reopened?.passage)),
    ownWords: ownWords(page),
    safeguarding: safeguarding(page),
    known: ofCase,
    shown: laidOut(ofCase),
    alike: alike(page),
    telling: telling(page),
    asked: asked(page),
    advice: advice(page),
    conflict: conflictView(page),
    decided: supervisorsDecided(page),
    unfinished: unfinished(page),
    inShort: inShort(page),
    proposal: proposed,
    returned: returnedView(page),
    // The same departures that the proposal is marked with and the queue counts.
    departed: proposed?.outcomes.filter(({ departure }) => departure !== undefined) ?? [],
    crimes: crimesOf(page),
    unproposed: unproposed(page),
    supervisorDepartures: supervisorDepartures(page),
    cancelled: page.advised.basis.cancelled,
    outcomes: choicesOf(page),
    linkable: [
      { value: '', text: 'Choose' },
      ...page.advised.basis.facts.people.map(({ person }) => ({ value: person, text: nameOf(page, person) })),
      // The three that need no suspect (handbook 3.5): chosen, and never what was left unanswered.
      { value: NOBODY, text: 'Nobody (only 14, 18 and 20)' },
    ],
    conditions: statedConditions(page),
    heads,
    departures,
    back: { href: `/cases/${page.file.case}`, text: 'Go to the case' },
  };
};
