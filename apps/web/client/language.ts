/** The pure rules of `libs/language` that the page needs too: what an agent changed is told the same way everywhere. */
export { sentences } from '../../../libs/language/src/sentences.js';
export { type Difference, wordDiff } from '../../../libs/language/src/word-diff.js';
