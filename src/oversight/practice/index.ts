export { readVignettes } from './library.ts';
export { answersOf } from './vignette.ts';
export { type Vignette } from './vignette.schema.ts';
