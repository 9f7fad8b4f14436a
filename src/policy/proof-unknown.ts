import { compile } from './compile.ts';
import { againOf, listedOn, withListed, type Compile } from './proof-reading.ts';
import { readings } from './proof-readings.ts';
import type { OfVersion } from './proof-statement.ts';
import { turnedSince } from './proof-turned.ts';

/**
 * Advice about whatever is left open. It is read by walking each output by every answer that is still possible. Of a diagram
 * that tests each answer at most once on a path, such a walk comes to a level exactly where some completion does; that each
 * output is such a diagram, and the function that its rules give, is what is looked at here. The lemma itself is tried with
 * every answer’s being *still possible* as a variable of its own (`lemma.test.ts`).
 */
export const ofUnknown = (ready: Compile = compile): OfVersion => ({
  of: 'the version',
  id: 'open-exactly-where-completions-disagree',
  says: 'Whatever is left unknown, with one person listed on every day, and with nobody and with two on the last, a response, category, role, standing or duty is left open exactly where what it could turn out to be disagrees, and otherwise is what all of it agrees on.',
  people: 1,
  lacks: (views) =>
    views.flatMap((view, place) =>
      listedOn(views, place, ready).flatMap(({ people, before }) => {
        const again = againOf(view, people, ready);
        return readings(again.compiled, view.rules)
          .filter(turnedSince(view, before))
          .filter((reading) => !again.isExact(reading, view.rules))
          .map(
            ({ name }) =>
              `From ${view.on} ${withListed(people)} ${name} is not left open just where completions disagree.`,
          );
      }),
    ),
});
