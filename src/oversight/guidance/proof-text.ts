import type { Proof, Proved } from '../../policy/index.ts';

/** One version's proof as a person reads it: a line a statement, and for a refuted one the case that shows it; how many are of today alone is said apart. */
export function proofText(id: string, { proofs, dates, questions }: Proved, ofToday = 0): string {
  const refuted = proofs.filter(({ proved }) => !proved).length;
  const ms = proofs.reduce((sum, proof) => sum + proof.ms, 0);
  const all =
    ofToday === 0
      ? String(proofs.length)
      : `${proofs.length} (${proofs.length - ofToday} of the guidance, ${ofToday} of today)`;
  const end = refuted === 0 ? `All ${all} are proved` : `${refuted} of ${all} are refuted`;
  return [
    `Guidance ${id}, over every input, for any number of people, from ${dates.join(', ')}:`,
    ...proofs.flatMap(proofLines),
    `${end}, in ${Math.round(ms)} ms. Of people beside those told apart, rules read the answers to ${questions} questions.`,
  ]
    .map((line) => `${line}\n`)
    .join('');
}

function proofLines({ statement, proved, counterexample }: Proof): string[] {
  const line = `  ${proved ? 'proved ' : 'REFUTED'}  ${statement}`;
  if (counterexample === null) return [line];
  const { story, scenarios } = counterexample;
  return [
    line,
    ...story.split('\n').map((each) => `           ${each}`),
    ...(scenarios.length === 0
      ? []
      : ['           To paste among the scenarios, where it fails until the guidance is mended:']),
    ...scenarios.map((scenario) => `           ${JSON.stringify(scenario)}`),
  ];
}
