import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  type GraphQLArgument,
  type GraphQLInputField,
} from "graphql";

/** The way into a field's arguments, lists left out: `["input", "quotas", "groupId"]`. */
export type Path = readonly string[];

type Slot = Pick<GraphQLArgument | GraphQLInputField, "name" | "type">;

/** Where in these arguments a value of this scalar can be given. */
export function leavesOf(slots: readonly Slot[], scalar: string, above: Path = []): Path[] {
  return slots.flatMap(({ name, type }) => {
    const named = getNamedType(type);
    const path = [...above, name];
    if (named.name === scalar) return [path];
    return isInputObjectType(named) ? leavesOf(Object.values(named.getFields()), scalar, path) : [];
  });
}

/** What stands where nothing is asked for: by the argument's name, and else by its scalar. */
export interface Defaults {
  byName: Readonly<Record<string, unknown>>;
  byScalar: Readonly<Record<string, () => unknown>>;
}

export interface Wanted {
  path: Path;
  value: unknown;
}

function valueOf({ name, type }: Slot, wanted: Wanted | null, defaults: Defaults): unknown {
  if (isNonNullType(type)) return valueOf({ name, type: type.ofType }, wanted, defaults);
  if (isListType(type)) return [valueOf({ name, type: type.ofType }, wanted, defaults)];
  if (wanted?.path.length === 0) return wanted.value;
  if (isInputObjectType(type)) return fill(Object.values(type.getFields()), wanted, defaults);
  if (isEnumType(type)) return type.getValues()[0]?.value;
  return name in defaults.byName ? defaults.byName[name] : defaults.byScalar[getNamedType(type).name]?.();
}

/** Arguments that are complete: what must be given, and one value that is wanted somewhere. */
export function fill(slots: readonly Slot[], wanted: Wanted | null, defaults: Defaults): Record<string, unknown> {
  const given = slots.flatMap((slot): [string, unknown][] => {
    const [step, ...rest] = wanted?.path ?? [];
    const below = wanted && step === slot.name ? { ...wanted, path: rest } : null;
    if (!below && !isNonNullType(slot.type)) return [];
    return [[slot.name, valueOf(slot, below, defaults)]];
  });
  return Object.fromEntries(given);
}
