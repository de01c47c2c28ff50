import type { FetchNode, QueryPlanSelectionNode } from "@apollo/query-planner";
import { Kind, print, stripIgnoredCharacters, visit, type FieldNode, type SelectionNode } from "graphql";
import type { AmendedSupergraph } from "../composition/stand-ins.js";

type Keys = ReadonlySet<string>;

/** The fields of entities that a fetch asks for, each with its type's name. */
function entityFields(selections: readonly SelectionNode[], typename: string): [string, FieldNode][] {
  return selections.flatMap((selection): [string, FieldNode][] => {
    if (selection.kind === Kind.FIELD) return [[typename, selection]];
    if (selection.kind === Kind.FRAGMENT_SPREAD) return [];
    return entityFields(selection.selectionSet.selections, selection.typeCondition?.name.value ?? typename);
  });
}

/** What is left of a fetch's `requires` without these keys; a selection that becomes empty goes with them. */
function requiresWithout(selections: readonly QueryPlanSelectionNode[], keys: Keys): QueryPlanSelectionNode[] {
  return selections.flatMap((selection): QueryPlanSelectionNode[] => {
    if (selection.kind === "Field" && keys.has(selection.name)) return [];
    if (!selection.selections) return [selection];
    const left = requiresWithout(selection.selections, keys);
    return left.length > 0 ? [{ ...selection, selections: left }] : [];
  });
}

/**
 * A representation has one value for each field, so that entity fields that require the same field with different
 * arguments are asked for by fetches of their own.
 */
export function apartFetches(node: FetchNode, { standInByKey, standInsOf }: AmendedSupergraph): FetchNode[] {
  const [definition] = node.operationDocumentNode?.definitions ?? [];
  if (!node.requires || definition?.kind !== Kind.OPERATION_DEFINITION) return [node];
  const [entities] = definition.selectionSet.selections;
  if (entities?.kind !== Kind.FIELD) return [node];
  const fields = entityFields(entities.selectionSet?.selections ?? [], "");
  const groups: { keyByName: Map<string, string>; fields: Set<FieldNode> }[] = [];
  for (const [typename, field] of fields) {
    const keys = [...(standInsOf.get(`${typename}.${field.name.value}`) ?? [])];
    const fits = (known: Map<string, string>): boolean =>
      keys.every((key) => (known.get(standInByKey.get(key)!.name) ?? key) === key);
    let group = groups.find(({ keyByName }) => fits(keyByName));
    if (!group) groups.push((group = { keyByName: new Map(), fields: new Set() }));
    for (const key of keys) group.keyByName.set(standInByKey.get(key)!.name, key);
    group.fields.add(field);
  }
  if (groups.length <= 1) return [node];
  const all = groups.flatMap(({ keyByName }) => [...keyByName.values()]);
  const asked = new Set(fields.map(([, field]) => field));
  return groups.map((group): FetchNode => {
    const own = new Set(group.keyByName.values());
    const others = new Set(all.filter((key) => !own.has(key)));
    const document = visit(node.operationDocumentNode!, {
      Field: (field) => (asked.has(field) && !group.fields.has(field) ? null : undefined),
      InlineFragment: { leave: ({ selectionSet }) => (selectionSet.selections.length > 0 ? undefined : null) },
    });
    return {
      ...node,
      requires: requiresWithout(node.requires!, others),
      operationDocumentNode: document,
      operation: stripIgnoredCharacters(print(document)),
    };
  });
}
