import { z } from 'zod';
import { checkResultWords, systemWords } from '../check/index.ts';
import { nameOf } from '../report/index.ts';
import {
  aboutWords,
  decidedCategoryWords,
  decidedResponseWords,
  meansWords,
  responderWords,
  type ConsiderationRow,
} from '../response/index.ts';
import { heardWords, safeguardingWords } from '../safeguarding/index.ts';
import { ageText, partText, stateWords, weighedText, type PersonFacts, type Statement } from '../triage/index.ts';
import { questionText } from './advice.view.ts';
import type { Basis } from './basis.ts';
import type { DecisionPage } from './decision-page.store.ts';
import { settingsAsked, type Proposal } from './proposal.store.ts';

const States = z.record(z.string(), z.string()).default({});
const Then = z.looseObject({
  ...{ ref: z.string(), age: z.unknown(), parts: z.unknown() },
  ...{ facts: States, by: States, towards: States },
});
/** What the guidance was asked then: an age or a part carries no instant of its own, and the same answer again is no change. */
const Asked = z.looseObject({ people: z.array(Then).default([]), factors: States, earlierReports: z.unknown() });
type Asked = z.output<typeof Asked>;

const isAlike = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one ?? 'unknown') === JSON.stringify(other ?? 'unknown');

type Lines = readonly string[];

const ofPerson = (page: DecisionPage, { person, ref, age, parts }: PersonFacts, people: Asked['people']): Lines => {
  const name = nameOf(page, person);
  const then = people.find((one) => one.ref === ref);
  if (then === undefined) return [`${name} was added`];
  return [
    ...(isAlike(then.age, age) ? [] : [`${name}: the age on the day is now “${ageText(age)}”`]),
    ...(isAlike(then.parts, parts) ? [] : [`${name}: the part in it is now “${partText(parts)}”`]),
  ];
};

const ofPeople = (page: DecisionPage, { people, earlierReports }: Asked): Lines => {
  const { facts } = page.advised.basis;
  const gone = people.filter(({ ref }) => !facts.people.some((one) => one.ref === ref));
  return [
    ...facts.people.flatMap((one) => ofPerson(page, one, people)),
    ...gone.map(({ ref }) => `${ref} was taken off the case`),
    ...(isAlike(earlierReports, facts.earlierReports)
      ? []
      : [`Earlier reports: now ${facts.earlierReports === 'unknown' ? 'not known' : facts.earlierReports}`]),
  ];
};

const DIRECTION: Readonly<Partial<Record<string, string>>> = {
  by: ' (done by this person)',
  towards: ' (done towards this person)',
};

const stateThen = (page: DecisionPage, asked: Asked, { fact, person, direction }: Statement): string => {
  const { ref } = page.advised.basis.facts.people.find((one) => one.person === person) ?? {};
  const of = asked.people.find((one) => one.ref === ref);
  const states = { case: asked.factors, person: of?.facts, by: of?.by, towards: of?.towards }[direction];
  return states?.[fact] ?? 'unknown';
};

/** Of some dozens of answers each would be scrolled past: those that say the same of the same are one line. */
const ofAnswers = (page: DecisionPage, since: Date, asked: Asked): Lines => {
  const { facts } = page.advised.basis;
  const stated = facts.stated.filter((one) => one.at > since && one.state !== stateThen(page, asked, one));
  const groups = Map.groupBy(stated, ({ person, state }) => `${person}|${state}`);
  const whose = (person: string | null | undefined): string =>
    person === null || person === undefined ? 'The case' : nameOf(page, person);
  const ofState = [...groups.values()].map((group) => {
    const questions = group.map(
      ({ fact, direction }) => `${questionText(page.advised.policy, fact)}${DIRECTION[direction] ?? ''}`,
    );
    return `${whose(group[0]?.person)}, answered “${stateWords[group[0]?.state ?? 'unknown']}”: ${questions.join(' ')}`;
  });
  const weighed = facts.weighed.filter(({ at }) => at > since);
  return [
    ...ofState,
    ...weighed.map((one) => {
      const question = questionText(page.advised.policy, one.fact);
      return `${whose(one.person)}, to be weighed: ${question} “${weighedText(one, page.passages)}”`;
    }),
  ];
};

const ofChecks = (page: DecisionPage, since: Date): Lines =>
  page.advised.basis.checks.rows
    .filter(({ ranAt }) => ranAt !== undefined && ranAt > since)
    .map(({ kind, subject, position, system, result }) => {
      const whose = kind === 'person' ? nameOf(page, subject) : `Place ${position}`;
      return `${whose}, check of ${systemWords[system]}: ${checkResultWords[result].toLowerCase()}`;
    });

const ofChildren = (page: DecisionPage, since: Date): Lines => {
  const { floors, ownWords, safeguarding } = page.advised.basis;
  return [
    ...[...floors.values()]
      .filter(({ walkedAt }) => walkedAt > since)
      .map(({ person }) => `${nameOf(page, person)}: the safety floor was walked again`),
    ...[...ownWords.values()]
      .filter(({ at }) => at > since)
      .map(({ person, heard }) => `${nameOf(page, person)}, own words: ${heardWords[heard].toLowerCase()}`),
    ...[...safeguarding.values()]
      .filter(({ at }) => at > since)
      .map(({ person, decision }) => `${nameOf(page, person)}, safeguarding: ${safeguardingWords[decision]}`),
  ];
};

const considered = (page: DecisionPage, since: Date) => {
  const isLater = ({ at, endedAt }: ConsiderationRow): boolean => at > since || (endedAt !== null && endedAt > since);
  return page.advised.basis.response.considered
    .filter(isLater)
    .map(
      ({ means, person, endedAt }) =>
        `${nameOf(page, person)}: ${meansWords[means].toLowerCase()} ${endedAt === null ? 'was considered' : '– what came of it was recorded'}`,
    );
};

const ofResponse = (page: DecisionPage, since: Date): Lines => {
  const { responder, handover, decidedResponse, decidedCategory, exceptions } = page.advised.basis.response;
  const later = <Row extends { readonly at: Date }>(row: Row | undefined): readonly Row[] =>
    row !== undefined && row.at > since ? [row] : [];
  const answered = handover?.answeredAt ?? undefined;
  return [
    ...later(responder).map((row) => `Who acts: now ${responderWords[row.responder]}`),
    ...later(handover).map((row) => `Handed over to: ${responderWords[row.team]}`),
    ...(answered !== undefined && answered > since ? ['The team it was handed over to answered'] : []),
    ...considered(page, since),
    ...later(decidedResponse).map((row) => `A supervisor decided: ${decidedResponseWords[row.value]}`),
    ...later(decidedCategory).map((row) => `A supervisor decided the category: ${decidedCategoryWords[row.value]}`),
    ...exceptions.filter(({ at }) => at > since).map((row) => `A supervisor granted: ${aboutWords[row.exception]}`),
  ];
};

const ofRecord = ({ advised: { basis } }: DecisionPage, { at, outcomes, ...proposal }: Proposal): Lines => {
  const isAnother = (name: string, now: Basis['settings'][string]): boolean => settingsAsked(proposal)[name] !== now;
  return [
    ...basis.crimes.filter(({ recordedAt }) => recordedAt > at).map((one) => `Crime ${one.reference} was recorded`),
    ...(outcomes.every(({ crime }) => basis.crimes.some((one) => one.crime === crime))
      ? []
      : ['The record of a crime was cancelled']),
    ...(Object.entries(basis.settings).some(([name, now]) => isAnother(name, now))
      ? ['The force signed other settings of the guidance']
      : []),
  ];
};

/** Nothing was recorded and it rests on something else all the same: then it is the clock. */
const BY_THE_CLOCK =
  'Nothing was recorded since: what was recorded has grown older than it may be, as a check or a welfare check does';

/** What was recorded since a proposal was made, in words: for one whose facts are not those that its proposer saw. */
export const changedSince = (page: DecisionPage, proposal: Proposal): Lines => {
  const { at } = proposal;
  const asked = Asked.parse(JSON.parse(proposal.asked));
  const lines = [
    ...ofChildren(page, at),
    ...ofPeople(page, asked),
    ...ofAnswers(page, at, asked),
    ...ofChecks(page, at),
    ...ofResponse(page, at),
    ...ofRecord(page, proposal),
  ];
  return lines.length === 0 ? [BY_THE_CLOCK] : lines;
};
