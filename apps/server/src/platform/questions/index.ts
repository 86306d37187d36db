export { openQuestions } from './open-questions.js';
export { Questions, type SqlValue } from './questions.js';
