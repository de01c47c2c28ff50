import {
  Kind,
  getNamedType,
  isAbstractType,
  isListType,
  isNonNullType,
  isObjectType,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type SelectionNode,
  type SelectionSetNode,
} from "graphql";
import type { OperationFilter } from "./filter-operation.js";

/** The data of an answer, or a part of it: as loose as JSON. */
export type Data = Record<string, unknown>;

/** A selection set that adds to an object of the answer; `isGone` where the field that it belongs to was taken out. */
interface Part {
  selectionSet: SelectionSetNode;
  isGone: boolean;
}

/** One response key of an object. */
interface Entry {
  key: string;
  isNonNull: boolean;
  complete: (value: unknown) => unknown;
}

/** All selections of one response key. */
interface KeyGroup {
  node: FieldNode;
  /** Was each of them taken out? */
  isGone: boolean;
  parts: Part[];
}

const asNull = () => null;
const asItIs = (value: unknown): unknown => value ?? null;
const conditionOf = (node: SelectionNode | FragmentDefinitionNode): string | undefined =>
  "typeCondition" in node ? node.typeCondition?.name.value : undefined;

/** Gathers by response key what of these parts speaks of an object of this type. */
class Gathering {
  readonly groups = new Map<string, KeyGroup>();
  readonly #spread = new Set<string>();

  constructor(
    readonly filter: OperationFilter,
    readonly type: GraphQLObjectType,
  ) {}

  gather({ selectionSet, isGone }: Part): void {
    for (const selection of selectionSet.selections) {
      if (this.filter.options.isIncluded(selection)) this.#add(selection, isGone);
    }
  }

  #add(selection: SelectionNode, isGone: boolean): void {
    if (selection.kind === Kind.FIELD) return this.#field(selection, isGone || this.filter.gone.has(selection));
    // What a refused fragment asks of its type's objects is not in them.
    if (this.filter.gone.has(selection)) return;
    if (selection.kind === Kind.INLINE_FRAGMENT) return this.#fragment(selection, selection.selectionSet, isGone);
    const name = selection.name.value;
    const fragment = this.filter.options.operation.fragmentByName.get(name);
    const occurrence = `${name} ${String(isGone)}`;
    if (!fragment || this.#spread.has(occurrence)) return;
    this.#spread.add(occurrence);
    this.#fragment(fragment, fragment.selectionSet, isGone);
  }

  #fragment(node: SelectionNode | FragmentDefinitionNode, selectionSet: SelectionSetNode, isGone: boolean): void {
    if (this.filter.options.guarded.applies(conditionOf(node), this.type)) this.gather({ selectionSet, isGone });
  }

  #field(node: FieldNode, isGone: boolean): void {
    const key = (node.alias ?? node.name).value;
    const group = this.groups.get(key) ?? { node, isGone: true, parts: [] };
    group.isGone &&= isGone;
    if (node.selectionSet) group.parts.push({ selectionSet: node.selectionSet, isGone });
    this.groups.set(key, group);
  }
}

type CompleteObject = (data: Data) => Data | null;

/** Makes, from what a filter took out, what brings objects of the answer into the shape that was asked for. */
class CompleterMaker {
  constructor(readonly filter: OperationFilter) {}

  object(type: GraphQLObjectType, parts: readonly Part[]): CompleteObject {
    const gathering = new Gathering(this.filter, type);
    for (const part of parts) gathering.gather(part);
    const entries = [...gathering.groups].map(([key, group]) => this.#entry(type, key, group));
    return (data) => {
      const completed = Object.create(null) as Data;
      for (const { key, isNonNull, complete } of entries) {
        const value = complete(data[key]);
        if (value === null && isNonNull) return null;
        completed[key] = value;
      }
      return completed;
    };
  }

  #entry(type: GraphQLObjectType, key: string, { node, isGone, parts }: KeyGroup): Entry {
    const field = this.filter.options.guarded.field(type, node.name.value);
    const isNonNull = field !== undefined && isNonNullType(field.type);
    if (isGone) return { key, isNonNull, complete: asNull };
    const isTouched = parts.some((part) => part.isGone || this.filter.touched.has(part.selectionSet));
    if (!field || !isTouched) return { key, isNonNull, complete: asItIs };
    const completeObject = this.#anyObject(getNamedType(field.type), parts);
    return { key, isNonNull, complete: (value) => completeValue(field.type, value, completeObject) };
  }

  /** The type of each object is looked up where it could be several. */
  #anyObject(named: GraphQLNamedType, parts: readonly Part[]): CompleteObject {
    const { guarded, typenameKey } = this.filter.options;
    const completerByType = new Map<string, CompleteObject>();
    return (data) => {
      const type = isAbstractType(named) ? guarded.schema.getType(String(data[typenameKey])) : named;
      if (!isObjectType(type)) return null;
      const completer = completerByType.get(type.name) ?? this.object(type, parts);
      completerByType.set(type.name, completer);
      return completer(data);
    };
  }
}

function completeValue(type: GraphQLOutputType, value: unknown, completeObject: CompleteObject): unknown {
  if (value === null || value === undefined) return null;
  if (isNonNullType(type)) return completeValue(type.ofType, value, completeObject);
  if (!isListType(type)) return completeObject(value as Data);
  const items = (value as unknown[]).map((item) => completeValue(type.ofType, item, completeObject));
  return isNonNullType(type.ofType) && items.includes(null) ? null : items;
}

/**
 * Brings the answer to a filtered operation into the shape of the operation that was asked: null for whatever was taken
 * out, in its place, and further up as the specification has it where null is none of the type's values. What the filter
 * asked for itself is left out. Prepared once, and then for any number of answers.
 */
export function answerCompleter(filter: OperationFilter): (data: Data | null) => Data | null {
  const { node, root } = filter.options.operation;
  const complete = new CompleterMaker(filter).object(root, [{ selectionSet: node.selectionSet, isGone: false }]);
  return (data) => data && complete(data);
}
