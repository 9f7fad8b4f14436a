import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { misfit, QUESTION_KINDS } from './answer-kind.ts';
import type { ReadCount } from './import-read.ts';
import { ASKING } from './answer-kind.make.ts';
import { pasted } from './source.make.ts';

const shown = ({ at: _, ...count }: ReadCount): string => JSON.stringify(count);

describe('what a source asks', () => {
  it('given every kind of question, when its answers are listed, then there is a text that raises each', () => {
    assert.deepEqual(ASKING.map(({ about }) => about).toSorted(), QUESTION_KINDS.toSorted());
  });

  for (const { about, text, printed, answer, gives } of ASKING) {
    it(`given a text that leaves ${about} open, when a person answers, then the question is closed, by that answer, and for the next text too`, async () => {
      const open = await pasted(text);
      const question = open.questions.find((each) => each.about === about && each.printed === printed);
      assert.ok(question, JSON.stringify(open.questions));
      const settled = { about, printed: question.printed, answer };
      assert.equal(misfit(settled), undefined);
      // As a form sends it back: with other line ends.
      const sent = { ...settled, printed: printed?.replaceAll(' ', '\r\n') ?? null };
      for (const answers of [[settled], [sent]]) {
        const closed = await pasted(text, { answers });
        assert.equal(
          closed.questions.some((each) => each.about === about && each.printed === printed),
          false,
        );
        assert.match(closed.counts.map(shown).join('\n'), gives);
      }
      assert.doesNotMatch(open.counts.map(shown).join('\n'), gives, 'it was so before it was answered');
    });

    it(`given nonsense in answer to ${about}, when it is looked at, then it is no answer, and what is one is said`, () => {
      assert.match(
        misfit({ about, printed, answer: '?!' }) ?? '',
        /^“\?!” does not answer the question about .*Answer /,
      );
    });
  }
});
