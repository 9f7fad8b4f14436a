// Read by every process of tests first: where the tries of a property begin, unless it says so itself.
import fc from 'fast-check';

const seed = process.env['EVENHAND_PROPERTY_SEED'];
if (seed !== undefined) fc.configureGlobal({ seed: Number(seed) });
