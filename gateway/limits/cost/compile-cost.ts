import {
  getNamedType,
  isCompositeType,
  isObjectType,
  Kind,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from "graphql";
import { most, plus, times, unlessLeftOut, type Cost } from "./cost.js";
import { isList, listSize, namedSize, type Defaults } from "./list-size.js";

/** Each step of a mutation, beside the objects that it answers. */
const step = 10;

/** A selection's parent, and what the connection around it says of its lists' size. */
interface Place {
  parent: GraphQLCompositeType;
  page: Cost | null;
}

class CostCompiler {
  readonly #fragmentByName: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly #defaults: Defaults;

  constructor(
    readonly schema: GraphQLSchema,
    document: DocumentNode,
    readonly operation: OperationDefinitionNode,
  ) {
    const fragments = document.definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION);
    this.#fragmentByName = new Map(fragments.map((fragment) => [fragment.name.value, fragment]));
    const given = (operation.variableDefinitions ?? []).flatMap(({ variable, defaultValue }) =>
      defaultValue ? [[variable.name.value, defaultValue] as const] : [],
    );
    this.#defaults = new Map(given);
  }

  compile(): Cost {
    const parent = this.schema.getRootType(this.operation.operation);
    return parent ? this.#ofSet(this.operation.selectionSet, { parent, page: null }) : 0;
  }

  /** Fragments on different objects are alternatives: the dearest counts. */
  #ofSet({ selections }: SelectionSetNode, place: Place): Cost {
    let always: Cost = 0;
    const byObject = new Map<string, Cost>();
    for (const selection of selections) {
      const { cost, object } = this.#ofOne(selection, place);
      const kept = unlessLeftOut(cost, selection);
      if (object === null) always = plus(always, kept);
      else byObject.set(object, plus(byObject.get(object) ?? 0, kept));
    }
    return plus(always, [...byObject.values()].reduce(most, 0));
  }

  #ofOne(selection: SelectionNode, place: Place): { cost: Cost; object: string | null } {
    if (selection.kind === Kind.FIELD) return { cost: this.#ofField(selection, place), object: null };
    const fragment =
      selection.kind === Kind.INLINE_FRAGMENT ? selection : this.#fragmentByName.get(selection.name.value);
    if (!fragment) return { cost: 0, object: null };
    const type = fragment.typeCondition && this.schema.getType(fragment.typeCondition.name.value);
    const parent = isCompositeType(type) ? type : place.parent;
    const isAlternative = isObjectType(parent) && parent !== place.parent;
    const cost = this.#ofSet(fragment.selectionSet, { ...place, parent });
    return { cost, object: isAlternative ? parent.name : null };
  }

  #ofField(node: FieldNode, { parent, page }: Place): Cost {
    const field = this.#find(parent, node.name.value);
    const type = field && getNamedType(field.type);
    if (!node.selectionSet || !isCompositeType(type)) return this.#ofStep(parent);
    const named = namedSize(field!, { node, defaults: this.#defaults });
    const below = this.#ofSet(node.selectionSet, { parent: type, page: isList(field!) ? null : named });
    const one = plus(1, below);
    return plus(isList(field!) ? times(listSize(named, page), one) : one, this.#ofStep(parent));
  }

  #ofStep = (parent: GraphQLCompositeType): number => (parent === this.schema.getMutationType() ? step : 0);

  #find(parent: GraphQLCompositeType, name: string): GraphQLField<unknown, unknown> | undefined {
    if (parent === this.schema.getQueryType()) {
      const meta = [SchemaMetaFieldDef, TypeMetaFieldDef].find((field) => field.name === name);
      if (meta) return meta;
    }
    return "getFields" in parent ? parent.getFields()[name] : undefined;
  }
}

/** How many objects a valid operation may ask for; made once for an operation, asked for every request. */
export const compileCost = (schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): Cost =>
  new CostCompiler(schema, document, operation).compile();
