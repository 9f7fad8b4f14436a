export { keyGivenTwice } from './given-twice.ts';
export { lineAt, lineFinder, placesIn, syntaxFault } from './json-place.ts';
