import { getMetadataStorage } from 'class-validator';

/** One rule of a field: whether the object keeps it. */
type Rule = (object: Record<string, unknown>) => boolean;

type Metadata = ReturnType<ReturnType<typeof getMetadataStorage>['getTargetValidationMetadatas']>[number];

const rulesOf = new WeakMap<object, readonly Rule[]>();

/**
 * Whether an object keeps all rules that the decorators of its class state. Hot path: `validateSync` of class-validator finds
 * and sorts the rules anew and prepares an error for each field at each call; here they are gathered once a class.
 *
 * @returns true only if `validateSync` finds nothing; false where it must be asked, to name what is wrong
 */
export function keepsRules(object: object): boolean {
  let rules = rulesOf.get(object.constructor);
  if (rules === undefined) {
    rules = gatherRules(object.constructor);
    rulesOf.set(object.constructor, rules);
  }
  return rules.every((rule) => rule(object as Record<string, unknown>));
}

function gatherRules(Class: object): Rule[] {
  const metadata = getMetadataStorage().getTargetValidationMetadatas(Class as () => void, '', false, false);
  const byField = Map.groupBy(metadata, ({ propertyName }) => propertyName);
  return [...byField].map(([field, rules]) => {
    const conditions = rules.filter(({ type }) => type === 'conditionalValidation');
    const checks = rules.filter((rule) => !conditions.includes(rule)).map(checkOf);
    return (object) => {
      const value = object[field];
      return !conditions.every((rule) => holds(rule, object, value)) || checks.every((check) => check(object, value));
    };
  });
}

/** The condition of `IsOptional` or `ValidateIf`. */
function holds({ constraints }: Metadata, object: object, value: unknown): boolean {
  const [condition] = constraints as [(object: object, value: unknown) => boolean];
  return condition(object, value);
}

/** Only rules of a field's own value are checked here; any other kind is class-validator's. */
function checkOf(rule: Metadata): (object: object, value: unknown) => boolean {
  const { type, constraintCls, constraints, propertyName: property, each, validateIf } = rule;
  if (type !== 'customValidation' || each || validateIf !== undefined) return () => false;
  const validators = getMetadataStorage()
    .getTargetValidatorConstraints(constraintCls)
    .map(({ instance }) => instance);
  return (object, value) => {
    const args = { value, constraints: constraints as unknown[], targetName: '', object, property };
    return validators.every((validator) => validator.validate(value, args) === true);
  };
}
