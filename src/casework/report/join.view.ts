import { dateTime } from '../../platform/web/index.ts';
import { nameOf } from './floor.view.ts';
import type { JoinPage } from './join.store.ts';
import { knownWords, toldByWords } from './report.view.ts';

type Side = JoinPage['from'];

const DEAD_HINT = 'Recorded as having died: a living child is never the same while that stands';

const alarmsText = ({ alarms }: JoinPage, { dead }: Side, person: string): string => {
  const isDead = dead.includes(person);
  const raised = [...(isDead ? ['Recorded as having died'] : []), ...(alarms.get(person) ?? [])];
  return raised.length === 0 ? 'Nothing alarms' : raised.join('; ');
};

/** Who may be told and who must not, as it was said on that side: whoever joins has to see that nobody is lost. */
const contact = ({ contacts }: Side, person: string): string => {
  const found = contacts.get(person);
  if (found === undefined) return '';
  const mustNot = found.mustNot.length === 0 ? '' : ` Must not be told: ${found.mustNot.join('; ')}.`;
  return `${found.way === undefined ? '' : ` May be told: ${found.way.may}. How: ${found.way.how}.`}${mustNot}`;
};

const sideModel = (page: JoinPage, side: Side, title: string) => ({
  title: `${title}: ${side.file.reference}`,
  rows: [
    ...side.rows.map(({ toldBy, toldAt, safe }) => ({
      key: 'Report',
      value: `${toldByWords[toldBy]}, ${dateTime(toldAt)}. Every child safe, as told: ${knownWords[safe].toLowerCase()}`,
    })),
    ...side.children.map((person) => ({
      key: nameOf(page, person),
      value: `${alarmsText(page, side, person)}.${contact(side, person)}`,
    })),
  ],
});

/** Both sides, and for each child of the report who of the case it may be. */
export const joinModel = (page: JoinPage) => ({
  from: sideModel(page, page.from, 'This report'),
  into: sideModel(page, page.into, 'The case that is there'),
  known: page.into.children.map((person) => ({
    person,
    name: nameOf(page, person),
    died: page.into.dead.includes(person),
  })),
  children: page.from.children.map((person) => ({
    person,
    field: `child-${person}`,
    name: nameOf(page, person),
    items: [
      ...page.into.children.map((value) => ({
        value,
        text: `The same as ${nameOf(page, value)} of that case`,
        ...(page.into.dead.includes(value) ? { hint: { text: DEAD_HINT } } : {}),
      })),
      { value: 'another', text: 'Another child, who is not in that case yet' },
    ],
  })),
});
