import { compile, type Compiled } from './compile.ts';
import { unheard } from './proof-unheard.ts';
import { againOf, listedOn, withListed, type Compile } from './proof-reading.ts';
import { readings } from './proof-readings.ts';
import { namesOf } from './question.ts';
import type { OfVersion } from './proof-statement.ts';
import { turnedSince } from './proof-turned.ts';
import { askedOutputs } from './unknown.ts';
import { layOut } from './variables.ts';
import type { View } from './proof-view.ts';

/** The outputs about which questions are asked; to plant a fault in it, fewer of them. */
export type Asked = (compiled: Compiled) => ReadonlySet<unknown>;

/**
 * The short way of asking against the full form. A question is asked exactly where something that it answers is still tested
 * in an output that is not settled. Of a diagram that is orderly, what is still tested matters, and a function that depends
 * on no one of some variables depends on none of them: where nothing more is asked no answers to what is left change
 * anything. That is tried for every way of answering at once in `lemma.test.ts`; here that each output is such a diagram,
 * the function of its rules, and asked about.
 */
export const ofQuestions = (ready: Compile = compile, asked: Asked = askedOutputs, names = namesOf): OfVersion => ({
  of: 'the version',
  id: 'asked-until-nothing-can-change',
  says: 'Whatever was answered, and whatever was answered with not known, with one person listed on every day, and with nobody and with two on the last: once nothing more is asked, no answer to what was left out changes the response, a standing or a duty; and until then only what can change one of them is asked.',
  people: 1,
  lacks: (views) => {
    const [first] = views;
    const variables = first === undefined ? undefined : layOut(first.files, 2);
    // What can be said of a case has no dates: it is tried once.
    const missed =
      first === undefined || variables === undefined ? [] : unheard(first.files, variables, names(variables));
    const unasked = views.flatMap((view, place) =>
      listedOn(views, place, ready).flatMap(({ people, before }) => unaskedIn(view, people, ready, asked, before)),
    );
    return [...unasked, ...missed];
  },
});

function unaskedIn(view: View, people: number, ready: Compile, asked: Asked, before: View | undefined): string[] {
  const again = againOf(view, people, ready);
  const about = asked(again.compiled);
  return readings(again.compiled, view.rules)
    .filter(({ name }) => name !== 'the category' && name !== 'the role')
    .filter(turnedSince(view, before))
    .flatMap((reading) => {
      const [when, { name }] = [`From ${view.on} ${withListed(people)}`, reading];
      if (!about.has(reading.output)) return [`${when} nothing is asked about ${name}.`];
      if (again.isExact(reading, view.rules)) return [];
      return [`${when} what ${name} turns on is not asked, or is asked where it cannot change it.`];
    });
}
