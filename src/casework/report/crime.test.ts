import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { many } from '../../../test/many.ts';
import { at, hours, NOW } from '../../../test/actors.ts';
import { decideCrime, normaliseOffence, OFFENCES } from './crime.ts';
import { noCrimeYet, sharingCrime } from './report.make.ts';
import { CancelBody } from './cancel.schema.ts';
import { RecordCrimeBody, toCrime } from './crime.schema.ts';

describe('recording a crime', () => {
  it('given a report without one, when it is recorded, then it is recorded now', () => {
    const decided = decideCrime(noCrimeYet, sharingCrime, at());
    assert.deepEqual(decided, {
      ok: true,
      value: [
        {
          ...sharingCrime,
          type: 'CrimeRecorded',
          crime: noCrimeYet.crime,
          recordedAt: NOW,
          enteredAt: NOW,
          against: undefined,
        },
      ],
    });
  });

  it('given the very instant of the report, when it is recorded then, then it is taken', () => {
    assert.equal(decideCrime(noCrimeYet, { ...sharingCrime, recordedAt: noCrimeYet.toldAt }, at()).ok, true);
  });

  it('given a child of the case, when a crime is recorded against them, then it says so', () => {
    const [against = ''] = noCrimeYet.children;
    const decided = decideCrime(noCrimeYet, { ...sharingCrime, against }, at());
    assert.deepEqual(decided.ok ? decided.value.map((event) => event.against) : decided, [against]);
  });

  for (const [name, state, input, code] of [
    ['a time still to come', {}, { recordedAt: hours(1) }, 'CrimeRecordedInFuture'],
    ['a time before the report', {}, { recordedAt: hours(-5) }, 'CrimeRecordedBeforeReport'],
    ['somebody who is no child of the case', {}, { against: noCrimeYet.crime }, 'NotAChildOfThisCase'],
    ['a reference of another crime', { referenceTaken: true }, {}, 'CrimeReferenceTaken'],
  ] as const) {
    it(`given ${name}, when it is recorded, then it is refused as ${code}`, () => {
      const decided = decideCrime({ ...noCrimeYet, ...state }, { ...sharingCrime, ...input }, at());
      assert.equal(decided.ok ? 'recorded' : decided.refusal.code, code);
    });
  }

  it('given any times, when it is decided, then what is recorded lies between the report and now, and a refusal gives nothing', () => {
    const instants = fc.date({ min: hours(-1000), max: hours(1000), noInvalidDate: true });
    fc.assert(
      fc.property(instants, instants, fc.boolean(), (recordedAt, toldAt, referenceTaken) => {
        const decided = decideCrime({ ...noCrimeYet, toldAt, referenceTaken }, { ...sharingCrime, recordedAt }, at());
        if (!decided.ok) return !('value' in decided) && (referenceTaken || recordedAt > NOW || recordedAt < toldAt);
        return !referenceTaken && decided.value.every((event) => event.recordedAt >= toldAt && event.recordedAt <= NOW);
      }),
      many(1000, 1),
    );
  });
});

describe('the class of a crime as people write it', () => {
  for (const written of ['86/2', '86/02', '086/2', '086/02', '86.2', '086.02', ' 86/2 ']) {
    it(`given ${written}, when it is read, then it is 086/02`, () => {
      assert.equal(normaliseOffence(written), '086/02');
    });
  }

  for (const written of [
    '',
    '86',
    '86/1',
    '86/100',
    '0086/2',
    '8/62',
    '86-2',
    '86/2/1',
    '86 /2',
    'eighty-six/2',
    '٨٦/٢',
  ]) {
    it(`given ${JSON.stringify(written)}, when it is read, then it is none`, () => {
      assert.equal(normaliseOffence(written), undefined);
    });
  }

  it('given any text, when it is read, then it is a class in scope or none, and reading again gives the same', () => {
    const texts = fc.oneof(fc.string(), fc.stringMatching(/^0?[0-9]{2}[/.][0-9]{1,2}$/));
    fc.assert(
      fc.property(texts, (text) => {
        const read = normaliseOffence(text);
        return read === undefined || (OFFENCES.includes(read) && normaliseOffence(read) === read);
      }),
      many(2000, 1),
    );
  });

  it('given a reference, when a crime is sent or one is cancelled, then one as forces have them is taken, and no name with a figure', () => {
    const why = 'The same crime was recorded twice, as the officer says';
    const isTaken = (reference: string): readonly boolean[] => [
      RecordCrimeBody.safeParse({ offence: '86/2', reference, when: 'now' }).success,
      CancelBody.safeParse({ reason: 'C3', otherReference: reference, why }).success,
    ];
    for (const right of ['42/12345/26', 'NM-26-0012345', '01/MPS/0001234/26', 'CRI26123'])
      assert.deepEqual(isTaken(right), [true, true], right);
    for (const wrong of ['Linden Sample 1', 'Linden1', 'linden-7', 'NM 26 12', 'Lee 1', '1/Sample', '12', 'NM-A'])
      assert.deepEqual(isTaken(wrong), [false, false], wrong);
  });

  it('given no child, or that it is not known, when a crime is sent, then it is against nobody yet; anything else is no child', () => {
    const crime = { offence: '86/2', reference: 'NM/2026/1', when: 'now' };
    const against = (more: object) => toCrime('a case', RecordCrimeBody.parse({ ...crime, ...more })).against;
    assert.deepEqual([against({}), against({ against: 'not-known' })], [undefined, undefined]);
    assert.equal(against({ against: noCrimeYet.crime }), noCrimeYet.crime);
    assert.equal(RecordCrimeBody.safeParse({ ...crime, against: 'Child 1' }).success, false);
  });

  it('given a class out of scope, when a crime is sent, then its field is named', () => {
    const read = RecordCrimeBody.safeParse({ offence: '35/1', reference: 'NM/1', when: 'now' });
    assert.deepEqual(
      read.error?.issues.map((issue) => issue.path),
      [['offence']],
    );
  });
});
