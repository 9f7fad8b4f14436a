import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { near } from '../../../test/consistency/near.ts';
import { gaussHermite } from './quadrature.ts';

describe('the Gauss–Hermite rule', () => {
  it('given 25 nodes, when it integrates even powers against e^(−x²), then each is Γ(k + ½) up to degree 48', () => {
    const rule = gaussHermite(25);
    assert.equal(rule.length, 25);
    let gamma = Math.sqrt(Math.PI);
    for (let k = 0; k <= 24; k++) {
      const integral = rule.reduce((sum, { x, logWeight }) => sum + Math.exp(logWeight - x * x) * x ** (2 * k), 0);
      near(integral / gamma, 1, 1e-12, `power ${2 * k}`);
      gamma *= k + 0.5;
    }
  });

  it('given few nodes, when made, then they are the roots that textbooks print', () => {
    near(gaussHermite(2)[1]?.x, Math.SQRT1_2, 1e-14, 'two');
    near(gaussHermite(3)[2]?.x, Math.sqrt(1.5), 1e-14, 'three');
    near(gaussHermite(3)[1]?.x, 0, 1e-14, 'middle');
  });
});
