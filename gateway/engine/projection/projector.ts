import {
  getNullableType,
  isAbstractType,
  isCompositeType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLOutputType,
  type SelectionSetNode,
} from "graphql";
import { isObject, readKey, writeKey } from "../execution/own-key.js";
import type { Data } from "../subgraph-client.js";
import { leafTest } from "./leaf-test.js";
import type { ProjectionRun } from "./projection-run.js";
import { selectedFields, type Reading } from "./selected-fields.js";

/** Makes the answer's value of a subgraph's; null for one that may be and is null; undefined where a null may not be, and takes what is around it along. */
type Complete = (value: unknown, run: ProjectionRun) => unknown;

interface ProjectedField {
  key: string;
  complete: Complete;
  /** Takes its object along where it is null. */
  isRequired: boolean;
  read: (object: Data, run: ProjectionRun) => unknown;
}

const inherited = new Set(Object.getOwnPropertyNames(Object.prototype));

function nonNull(complete: Complete, describe: () => string): Complete {
  return (value, run) => {
    if (value === null || value === undefined) {
      run.report(`Cannot return null for non-nullable ${describe()}.`);
      return undefined;
    }
    const completed = complete(value, run);
    // What lacks in an object that is not there is no news: it is null itself, where it may be.
    if (completed === null && isObject(value) && run.absent.has(value)) {
      run.report(`Cannot return null for non-nullable ${describe()}.`);
    }
    return completed ?? undefined;
  };
}

function listOf(item: Complete, describe: () => string): Complete {
  return (value, run) => {
    if (value === null || value === undefined) return null;
    if (!Array.isArray(value)) {
      run.report(`Expected a list for ${describe()}.`);
      return null;
    }
    const items: unknown[] = new Array(value.length);
    let isWhole = true;
    for (let index = 0; index < value.length; index++) {
      run.path.push(index);
      const completed = item(value[index], run);
      run.path.pop();
      if (completed === undefined) isWhole = false;
      items[index] = completed;
    }
    return isWhole ? items : null;
  };
}

function leaf(isValid: (value: unknown) => boolean, describe: () => string): Complete {
  return (value, run) => {
    if (value === null || value === undefined) return null;
    if (isValid(value)) return value;
    run.report(`Invalid value for ${describe()}.`);
    return null;
  };
}

/** Projects objects by these selections; fields of each type are found out when the first object of it comes. */
class ObjectProjector {
  readonly #reading: Reading;
  readonly #type: GraphQLCompositeType;
  readonly #selectionSets: readonly SelectionSetNode[];
  readonly #fieldsByTypename = new Map<string, readonly ProjectedField[] | null>();

  constructor(reading: Reading, type: GraphQLCompositeType, selectionSets: readonly SelectionSetNode[]) {
    this.#reading = reading;
    this.#type = type;
    this.#selectionSets = selectionSets;
  }

  /** Null for an object that cannot be what the schema says, or that lacks what must be there. */
  complete(value: unknown, run: ProjectionRun): Data | null {
    if (value === null || value === undefined) return null;
    if (!isObject(value) || Array.isArray(value)) {
      run.report(`Expected an object of type ${this.#type.name}.`);
      return null;
    }
    const typename = value["__typename"];
    return this.completeAs(typeof typename === "string" ? typename : this.#type.name, value, run);
  }

  /** The same for an object whose type is known, whatever it says itself. */
  completeAs(typename: string, value: Data, run: ProjectionRun): Data | null {
    const fields = this.#fieldsOf(typename);
    if (fields) return this.#project(value, fields, run);
    run.report(`The object's type is no ${this.#type.name} that the schema has.`);
    return null;
  }

  #project(value: Data, fields: readonly ProjectedField[], run: ProjectionRun): Data | null {
    const answer: Data = {};
    const isAbsent = run.absent.size > 0 && run.absent.has(value);
    let isWhole = true;
    for (const { key, read, complete, isRequired } of fields) {
      const given = read(value, run);
      // Its own null says what there is to say.
      if (given === undefined && isAbsent && isRequired) return null;
      run.path.push(key);
      const completed = complete(given, run);
      run.path.pop();
      if (completed === undefined) isWhole = false;
      else if (key === "__proto__") writeKey(answer, key, completed);
      else answer[key] = completed;
    }
    return isWhole ? answer : null;
  }

  #fieldsOf(typename: string): readonly ProjectedField[] | null {
    const known = this.#fieldsByTypename.get(typename);
    if (known !== undefined) return known;
    const { schema } = this.#reading;
    const type = schema.getType(typename);
    const fits =
      isCompositeType(type) &&
      (type === this.#type ||
        (isAbstractType(this.#type) && "getFields" in type && schema.isSubType(this.#type, type)) ||
        // An interface object of a type that is more general than what is asked for here.
        (isAbstractType(type) && "getFields" in this.#type && schema.isSubType(type, this.#type)));
    const fields = fits
      ? this.#compile(isObjectType(type) ? type : isObjectType(this.#type) ? this.#type : type)
      : null;
    this.#fieldsByTypename.set(typename, fields);
    return fields;
  }

  #compile(type: GraphQLCompositeType): ProjectedField[] {
    const fields = selectedFields(this.#reading, type, this.#selectionSets);
    return [...fields].map(([key, nodes]) => compileField(this.#reading, type, { key, nodes }));
  }
}

const ownKey =
  (key: string) =>
  (object: Data): unknown =>
    object[key];

function readerOf(key: string, name: string): ProjectedField["read"] {
  if (name === "__schema" || name === "__type") return (_, run) => readKey(run.introspected, key);
  return inherited.has(key) ? (object) => readKey(object, key) : ownKey(key);
}

function typenameField(type: GraphQLCompositeType, key: string): ProjectedField {
  const complete: Complete = (_, run) => {
    if (isObjectType(type)) return type.name;
    run.report(`Which type of ${type.name} the object has is not known.`);
    return undefined;
  };
  return { key, read: () => null, complete, isRequired: true };
}

function compileField(
  reading: Reading,
  type: GraphQLCompositeType,
  { key, nodes }: { key: string; nodes: readonly FieldNode[] },
): ProjectedField {
  const name = nodes[0]!.name.value;
  if (name === "__typename") return typenameField(type, key);
  if (name === "__schema" || name === "__type") {
    return { key, read: readerOf(key, name), complete: (value) => value ?? null, isRequired: false };
  }
  const field = "getFields" in type ? type.getFields()[name] : undefined;
  if (!field) throw new Error(`${type.name} has no field ${name}: the operation was not validated.`);
  const selectionSets = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
  const describe = () => `field ${type.name}.${name}`;
  const read = readerOf(reading.keyOf(key, name), name);
  const complete = compileType(reading, field.type, { selectionSets, describe });
  return { key, read, complete, isRequired: isNonNullType(field.type) };
}

function compileType(
  reading: Reading,
  type: GraphQLOutputType,
  field: { selectionSets: readonly SelectionSetNode[]; describe: () => string },
): Complete {
  if (isNonNullType(type)) return nonNull(compileType(reading, getNullableType(type), field), field.describe);
  if (isListType(type)) return listOf(compileType(reading, type.ofType, field), field.describe);
  if (isLeafType(type)) return leaf(leafTest(type), field.describe);
  const projector = new ObjectProjector(reading, type, field.selectionSets);
  return (value, run) => projector.complete(value, run);
}

/** Makes the answer of an operation's root out of what a plan's fetches brought; null where the null of a field takes all along. */
export function compileProjector(
  reading: Reading,
  root: GraphQLCompositeType,
  selectionSet: SelectionSetNode,
): (data: Data, run: ProjectionRun) => Data | null {
  const projector = new ObjectProjector(reading, root, [selectionSet]);
  return (data, run) => projector.completeAs(root.name, data, run);
}
