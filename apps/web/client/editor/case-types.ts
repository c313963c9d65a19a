export { useCaseTypes } from '../agent/use-contact.js';
