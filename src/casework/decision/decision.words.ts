import { HEADS, type Head } from './decision.ts';

export const headWords: Readonly<Record<Head, string>> = {
  age: 'Age',
  antecedents: 'Antecedents',
  severity: 'Severity, as reported',
  spread: 'Spread',
  understanding: 'Understanding of the dangers',
  'long-term-effect': 'Long-term effect on each child',
  views: 'Views of each child',
};

const headHints: Readonly<Record<Head, string>> = {
  age: 'Of each child on the day. A child’s youth never makes things harsher for that child.',
  antecedents: 'What came before, and what earlier advice was given.',
  // Nobody is asked to look: R3 and R4 are answered from what was told, never from content (handbook 4.3).
  severity: 'From what was reported. Nobody describes or looks at an image.',
  spread: 'How far it went, as far as is known.',
  understanding: 'Whether each child understood what could follow.',
  'long-term-effect': 'Labelling, later disclosure, school, health.',
  views: 'What each child wants to happen, in their own words where they gave them.',
};

export const heads = HEADS.map((head) => ({ head, text: headWords[head], hint: headHints[head] }));
