import { randomBytes } from 'node:crypto';
import type { KeyStore } from './keys.ts';
import type { PersonDetails } from './person.ts';

export const NOW = new Date('2026-11-22T02:00:00Z');
export const STAFF = '01980000-0000-7000-8000-000000000001';

/** An invented child with everything recorded. */
export const rowanExample: Required<PersonDetails> = {
  givenNames: 'Rowan Ash',
  familyName: "Example-O'Test",
  birthDate: '2011-05-12',
  address: '1 Invented Lane, Nowhereton',
  school: 'Nowhereton Invented School',
  phone: '01632 960001',
  otherContact: 'rowan@example.test',
  sex: 'female',
  ethnicity: 'NS',
};

export const lindenSample: PersonDetails = { givenNames: 'Linden', familyName: 'Sample', birthDate: '2010-02-28' };

/** Keys that live only as long as the test. */
export const keysInMemory = (): KeyStore => {
  const people = new Map<string, Buffer>();
  const search = new Map<string, Buffer>();
  return {
    createForce: (force) => Promise.resolve(void search.set(force, randomBytes(32))),
    createPersonKeys: (force, added) => {
      const keys = added.map(() => randomBytes(32));
      keys.forEach((key, nth) => people.set(`${force}/${added[nth] ?? ''}`, key));
      return Promise.resolve(keys);
    },
    findPersonKeys: (force, ids) =>
      Promise.resolve(
        new Map(
          ids.flatMap((id) => {
            const key = people.get(`${force}/${id}`);
            return key === undefined ? [] : [[id, key]];
          }),
        ),
      ),
    getSearchKey: (force) => Promise.resolve(search.get(force) ?? Buffer.alloc(32)),
    getRequestKey: (force) => Promise.resolve(search.get(force) ?? Buffer.alloc(32)),
    getMark: (force) => Promise.resolve(search.get(force) ?? Buffer.alloc(32)),
    destroyPersonKey: (force, person) => Promise.resolve(people.delete(`${force}/${person}`)),
  };
};
