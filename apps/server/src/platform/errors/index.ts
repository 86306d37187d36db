export {
  FieldsError,
  InvalidJsonError,
  InvalidRequestError,
  NotCalledJsonError,
  TachographError,
} from './tachograph-error.js';
export { ErrorFilter, retryAfterOf, toAnswer } from './error-filter.js';
export { toFieldErrors } from './field-errors.js';
export { keepsRules } from './keeps-rules.js';
