import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { agreementOf, apartOn, inOrder, type Chosen } from './agreement.ts';
import { betweenWords, coefficientWords } from './practice.words.ts';

const CASES = ['a', 'b', 'c', 'd', 'e', 'f'].map((id, at) => ({ id, rules: at < 2 ? ['second', 'first'] : ['first'] }));

const chosen = (vignette: string, choice: string, answers: number, force = 'northmoor'): Chosen => ({
  ...{ force, vignette, choice, answers },
});

/** Six cases that six people decided: alike but for one answer to the first two. */
const ALIKE = CASES.flatMap(({ id }, at) =>
  at < 2 ? [chosen(id, '21', 5), chosen(id, '1', 1)] : [chosen(id, at % 2 === 0 ? '21' : '22', 6)],
);

describe('agreement over a round', () => {
  it('given answers, when counted, then rules come in the order of the guidance, whatever is agreed on least', () => {
    const found = agreementOf(CASES, ALIKE, ['first', 'unused', 'second']);
    assert.deepEqual(
      found.byRule.map(({ rule, vignettes, figures }) => [rule, vignettes.length, figures.answers]),
      [
        ['first', 6, 36],
        ['second', 2, 12],
      ],
    );
    const [first, second] = found.byRule;
    assert.ok(first !== undefined && second !== undefined);
    assert.ok(second.figures.alike < first.figures.alike);
    assert.equal(first.figures.alpha.kind, 'told');
    // Two cases: the share of pairs and no coefficient.
    assert.deepEqual(second.figures.alpha, { kind: 'not-told', why: 'too-few' });
    assert.equal(apartOn(found, ['a', 'b']), 2);
    assert.equal(apartOn(found, ['c']), 0);
  });

  it('given a case that four people decided, when counted, then nothing of it is told and it is in no figure', () => {
    const few = [...ALIKE.filter(({ vignette }) => vignette !== 'f'), chosen('f', '1', 3), chosen('f', '21', 1)];
    const found = agreementOf(CASES, few, ['first']);
    assert.deepEqual(found.cases.at(-1), { vignette: 'f', answers: 4, choices: undefined });
    assert.deepEqual([found.overall?.cases, found.overall?.answers], [5, 30]);
    assert.equal(agreementOf(CASES, [chosen('a', '21', 4)], ['first']).overall, undefined);
  });

  it('given two forces that each choose alike and not as the other does, when compared, then the sentence says how far; of one force it says that it cannot', () => {
    const split = CASES.flatMap(({ id }) => [chosen(id, '21', 5), chosen(id, '1', 5, 'eastmere')]);
    const found = agreementOf(CASES, split, []);
    assert.deepEqual(found.forces, ['eastmere', 'northmoor']);
    const words = betweenWords(found.forces, found.between);
    assert.match(words, /of one force chose alike in 100 % \(120 of 120 pairs\)/);
    assert.match(words, /different forces in 0 % \(0 of 150 pairs\)\. The difference is 100 percentage points/);
    // 65.6 and 62.7 differ by 2.9: neither cut to 2, nor other than what stands beside it.
    const near = {
      kind: 'told',
      within: { y: 197, n: 300 },
      across: { y: 188, n: 300 },
      difference: 0.0291,
      interval: [-0.0296, 0.0879],
    } as const;
    assert.match(
      betweenWords(['eastmere', 'northmoor'], near),
      /in 65\.7 % .*in 62\.7 % .*The difference is 2\.9 percentage points \(95 % interval −3 to 8\.8\)/,
    );
    const one = agreementOf(CASES, ALIKE, []);
    assert.match(betweenWords(one.forces, one.between), /cannot be said/);
  });

  it('given coefficients that cannot be told, when worded, then it is said why', () => {
    assert.match(coefficientWords({ kind: 'not-told', why: 'one-category' }), /one outcome was chosen of every case/);
    assert.match(coefficientWords({ kind: 'not-told', why: 'too-few' }), /Too few cases to say: fewer than 5/);
    const told = {
      kind: 'told',
      coefficient: -0.128,
      interval: [-0.4, 0.2],
      error: 0.1,
      agreed: 0,
      chance: 0,
    } as const;
    assert.equal(coefficientWords(told), '−0.13 (95 % interval −0.40 to 0.20)');
  });

  it('given outcomes and one who is unable, when ordered, then by code, and unable last', () => {
    assert.deepEqual(inOrder(['unable', '21', '3', '21', '10']), ['3', '10', '21', 'unable']);
  });
});
