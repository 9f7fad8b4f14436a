import { everyRuleDecides } from './proof-decides.ts';
import { mildestHolds } from './proof-mildest.ts';
import { oneAct, noOpposites, isDuty } from './proof-one-act.ts';
import { canBe, type Always, type OfVersion, type Statement } from './proof-statement.ts';

/** What is said of advice as a whole. */
export const ofAdvice = (): Statement[] => [
  given('one-response', 'Every case has exactly one response, given by a rule.', 'response'),
  given('one-category', 'Every case has exactly one category, given by a rule.', 'category'),
  given('one-role', 'Every person has exactly one role, given by a rule.', 'role'),
  oneAct,
  noOpposites,
  everyRule,
  everyRuleDecides,
  mildestHolds,
  ownDuty,
];

const given = (id: string, says: string, output: 'response' | 'category' | 'role'): Always => ({
  of: 'every case',
  id,
  says,
  people: output === 'role' ? 1 : 0,
  *breaches(view) {
    const giving = view.rules.filter(({ effect }) => output in effect);
    yield {
      what: `no rule gives a ${output}`,
      of: [{ of: output }],
      bad: view.d.not(view.d.any(giving.map((rule) => view.fires(rule)))),
    };
  },
  isBrokenBy: ({ files, advice }) => {
    const because = output === 'role' ? (advice.people[0]?.because ?? []) : advice.because;
    return !files.rules.some((rule) => output in rule.effect && because.includes(rule.id));
  },
});

const everyRule: OfVersion = {
  of: 'the version',
  id: 'every-rule-fires',
  says: 'Every rule fires in some case, on some date and with settings that a force may sign.',
  people: 1,
  lacks: (views) => {
    const [first] = views;
    return (first?.files.rules ?? [])
      .filter((rule) => !views.some((view) => view.rules.includes(rule) && canBe(view.world, view.fires(rule))))
      .map(({ id, says }) => `The rule ${id} never fires: “${says}”`);
  },
};

/** What the rules that only find out raise; a vulnerability has to raise more. */
const FINDS_OUT = 'confirm-';

/** A vulnerability that raises nothing of its own is asked for nothing. */
const ownDuty: OfVersion = {
  of: 'the version',
  id: 'every-vulnerability-is-answered',
  says: 'Every vulnerability of a person raises a duty of its own, beside the duty to find out.',
  people: 1,
  lacks: (views) =>
    views.flatMap((view) => {
      const { block, firstPerson } = view.world.variables;
      const diagrams = view.rules
        .filter(isDuty)
        .filter(({ effect, about }) => about === 'person' && !effect.duty.id.startsWith(FINDS_OUT))
        .map((rule) => view.fires(rule));
      const read = new Set(diagrams.flatMap((diagram) => view.d.support(diagram)));
      return [...block.facts]
        .filter(([, offset]) => !read.has(firstPerson + offset))
        .map(([fact]) => `The vulnerability ${fact} raises no duty but to find out.`);
    }),
};
