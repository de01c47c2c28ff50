import {
  Kind,
  print,
  type ArgumentNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type FieldNode,
  type InterfaceTypeDefinitionNode,
  type ObjectTypeDefinitionNode,
  type SelectionSetNode,
  type TypeNode,
} from "graphql";
import { applied, argumentOf } from "./directive-arguments.js";
import { parseFieldSet } from "./federation-facts.js";

type FieldsType = ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode;

/** A field without arguments that stands for one with certain arguments. */
export interface StandIn {
  key: string;
  name: string;
  arguments: readonly ArgumentNode[];
}

/** A supergraph in which no `@requires` names a field that takes arguments. */
export interface AmendedSupergraph {
  document: DocumentNode;
  standInByKey: ReadonlyMap<string, StandIn>;
  /** Keys of the stand-ins that a field requires, by the field's coordinate. */
  standInsOf: ReadonlyMap<string, ReadonlySet<string>>;
}

const namedType = (type: TypeNode): string => (type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type));

const isFieldsType = (type: DocumentNode["definitions"][number]): type is FieldsType =>
  type.kind === Kind.OBJECT_TYPE_DEFINITION || type.kind === Kind.INTERFACE_TYPE_DEFINITION;

/** Finds the fields with arguments in what is required, and gives each a stand-in. */
class Amendment {
  readonly standInByKey = new Map<string, StandIn>();
  readonly standInsOf = new Map<string, Set<string>>();
  readonly #document: DocumentNode;
  readonly #typeByName: ReadonlyMap<string, FieldsType>;
  readonly #keyByText = new Map<string, string>();
  /** Stand-ins that a type needs, and those of its fields that they stand for. */
  readonly #added = new Map<string, Map<string, FieldDefinitionNode>>();

  constructor(document: DocumentNode) {
    this.#document = document;
    const types = document.definitions.filter(isFieldsType);
    this.#typeByName = new Map(types.map((type) => [type.name.value, type]));
  }

  amend(): DocumentNode {
    const amended = this.#document.definitions.map((type) => (isFieldsType(type) ? this.#withRequires(type) : type));
    const definitions = amended.map((type) => (isFieldsType(type) ? this.#withStandIns(type) : type));
    return { ...this.#document, definitions };
  }

  #withRequires(type: FieldsType): FieldsType {
    return { ...type, fields: (type.fields ?? []).map((field) => this.#amendField(type, field)) };
  }

  #amendField(type: FieldsType, field: FieldDefinitionNode): FieldDefinitionNode {
    const joins = applied(field, "join__field").filter((join) => argumentOf(join, "requires") !== undefined);
    if (joins.length === 0) return field;
    const needed = new Set<string>();
    const directives = (field.directives ?? []).map((directive) => {
      const requires = joins.includes(directive) ? argumentOf(directive, "requires") : undefined;
      if (typeof requires !== "string") return directive;
      const [query] = parseFieldSet(requires).definitions;
      const { selectionSet } = query as { selectionSet: SelectionSetNode };
      const value = print(this.#amendSelections(selectionSet, type.name.value, needed)).slice(1, -1);
      return {
        ...directive,
        arguments: (directive.arguments ?? []).map((argument) =>
          argument.name.value === "requires" ? { ...argument, value: { kind: Kind.STRING as const, value } } : argument,
        ),
      };
    });
    if (needed.size > 0) this.standInsOf.set(`${type.name.value}.${field.name.value}`, needed);
    return { ...field, directives };
  }

  #amendSelections(set: SelectionSetNode, typename: string, needed: Set<string>): SelectionSetNode {
    const selections = set.selections.map((selection) => {
      if (selection.kind === Kind.FIELD) return this.#amendSelection(selection, typename, needed);
      if (selection.kind !== Kind.INLINE_FRAGMENT) return selection;
      const inner = selection.typeCondition?.name.value ?? typename;
      return { ...selection, selectionSet: this.#amendSelections(selection.selectionSet, inner, needed) };
    });
    return { ...set, selections };
  }

  #amendSelection(selection: FieldNode, typename: string, needed: Set<string>): FieldNode {
    const name = selection.name.value;
    const field = this.#typeByName.get(typename)?.fields?.find((candidate) => candidate.name.value === name);
    if (!field) return selection;
    const selectionSet =
      selection.selectionSet && this.#amendSelections(selection.selectionSet, namedType(field.type), needed);
    if ((field.arguments ?? []).length === 0) return { ...selection, selectionSet };
    const standIn = this.#standInFor(selection);
    needed.add(standIn.key);
    this.#add(typename, standIn);
    return { ...selection, name: { kind: Kind.NAME, value: standIn.key }, arguments: [], selectionSet };
  }

  #standInFor({ name, arguments: given = [] }: FieldNode): StandIn {
    const text = `${name.value}(${given.map(print).join()})`;
    const key = this.#keyByText.get(text) ?? this.#freeKey(name.value);
    this.#keyByText.set(text, key);
    const standIn = { key, name: name.value, arguments: given };
    this.standInByKey.set(key, standIn);
    return standIn;
  }

  #freeKey(name: string, attempt = this.#keyByText.size): string {
    const key = `${name}__required${String(attempt)}`;
    const isTaken = [...this.#typeByName.values()].some((type) =>
      type.fields?.some((field) => field.name.value === key),
    );
    return isTaken ? this.#freeKey(name, attempt + 1) : key;
  }

  /** A type's, and those of the types that implement it. */
  #add(typename: string, standIn: StandIn): void {
    for (const type of this.#typeByName.values()) {
      const isMeant = type.name.value === typename || type.interfaces?.some(({ name }) => name.value === typename);
      const field = isMeant && type.fields?.find(({ name }) => name.value === standIn.name);
      if (!field) continue;
      const added = this.#added.get(type.name.value) ?? new Map<string, FieldDefinitionNode>();
      added.set(standIn.key, field);
      this.#added.set(type.name.value, added);
    }
  }

  #withStandIns(type: FieldsType): FieldsType {
    const added = this.#added.get(type.name.value);
    if (!added) return type;
    const fields = [...added].map(([key, { name }]): FieldDefinitionNode => {
      // As amended: it may itself require something.
      const field = type.fields!.find((candidate) => candidate.name.value === name.value)!;
      const needed = this.standInsOf.get(`${type.name.value}.${name.value}`);
      if (needed) this.standInsOf.set(`${type.name.value}.${key}`, needed);
      const directives = applied(field, "join__field");
      return { ...field, name: { kind: Kind.NAME, value: key }, arguments: [], directives };
    });
    return { ...type, fields: [...(type.fields ?? []), ...fields] };
  }
}

/**
 * The planner tells fields apart by their names alone, and merges what is required with certain arguments with what
 * another field requires, or the client asks, with others. So it is given a field of its own for each.
 */
export function amendRequires(document: DocumentNode): AmendedSupergraph {
  const amendment = new Amendment(document);
  const amended = amendment.amend();
  return { ...amendment, document: amendment.standInByKey.size === 0 ? document : amended };
}
