import * as fc from 'fast-check';

/*
 * Random graphs come from one seed, so that a commit passes or fails for what it changed, here and in CI. With
 * `FAULTLINE_SEED=random`, each run draws a new one, which a failure prints; with a number, that one.
 */
const { FAULTLINE_SEED: given = '20251020' } = process.env;
const seed = given === 'random' ? Math.floor(Math.random() * 2 ** 31) : Number(given);
if (!Number.isInteger(seed)) throw new Error(`FAULTLINE_SEED is "random" or a whole number, not "${given}"`);
fc.configureGlobal({ seed });
