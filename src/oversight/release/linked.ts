import type { ReleaseDocument } from './document.ts';

type Dimension = ReleaseDocument['dimensions'][number];
type List = readonly string[];

/** More ways of being in several lists at once than this are too many to lay out: those lists stay apart. */
const MOST_PLACES = 2_000;

/** What is left beside the names of its own list: of another list it is something else. */
const isRest = (value: string): boolean => /^(?:any |all )?others?\b|^(?:the )?rest\b/iu.test(value.trim());

/** Whether something can be under a value of one list and a value of another: a name that both lists have is one thing. */
const canBeBoth = (one: string, ofOne: List, other: string, ofOther: List): boolean =>
  one === other || ((isRest(one) || !ofOther.includes(one)) && (isRest(other) || !ofOne.includes(other)));

/** Every way in which something can be in several lists of values at once. */
const placesIn = (lists: readonly List[]): readonly List[] => {
  let found: readonly List[] = [[]];
  for (const list of lists) {
    found = found.flatMap((before) =>
      list.flatMap((value) =>
        before.every((other, i) => canBeBoth(other, lists[i] ?? [], value, list)) ? [[...before, value]] : [],
      ),
    );
    if (found.length > MOST_PLACES) return [];
  }
  return found;
};

const nameOf = ({ name }: Dimension): string => name.trim().toLowerCase();

/**
 * Tables that part the same by two lists of names, such as *any other* beside one outcome and beside five, said in what both
 * are made of; so that what is left between them is seen. Where a table says itself what its values are made of, that stands.
 */
export const linked = (documents: readonly ReleaseDocument[], isNamed: (dimension: Dimension) => boolean) => {
  const unmade = documents.flatMap(({ dimensions }) =>
    dimensions.filter((each) => each.made === undefined && isNamed(each)),
  );
  const madeOf = new Map<string, Dimension['made']>();
  for (const [name, alike] of Map.groupBy(unmade, nameOf)) {
    const lists = [
      ...new Map(alike.map(({ values }) => [JSON.stringify(values.toSorted()), values.toSorted()])).values(),
    ];
    const places = lists.length < 2 ? [] : placesIn(lists);
    if (places.length === 0) continue;
    for (const { values } of alike) {
      const list = lists.findIndex((each) => JSON.stringify(each) === JSON.stringify(values.toSorted()));
      const parts = values.map((value) =>
        places.filter((place) => place[list] === value).map((place) => JSON.stringify(place)),
      );
      // A value that is nowhere would be a list that contradicts another: they stay apart.
      if (parts.every(({ length }) => length > 0))
        madeOf.set(`${name}\n${JSON.stringify(values)}`, { of: `lists of ${name}`, parts });
    }
  }
  return documents.map((document): ReleaseDocument => ({
    ...document,
    dimensions: document.dimensions.map((each) => {
      const made = each.made ?? madeOf.get(`${nameOf(each)}\n${JSON.stringify(each.values)}`);
      return made === undefined ? each : { ...each, made };
    }),
  }));
};
