/** The REST bodies shared with the services. Straight from their files: the library's index would pull protobuf into the page. */
export * from '../../../libs/contracts/src/rest/approval.js';
export * from '../../../libs/contracts/src/rest/desk.js';
export * from '../../../libs/contracts/src/rest/insights.js';
export * from '../../../libs/contracts/src/rest/intake.js';
export * from '../../../libs/contracts/src/rest/knowledge.js';
export * from '../../../libs/contracts/src/rest/sign-in.js';
export * from '../../../libs/contracts/src/words.js';
