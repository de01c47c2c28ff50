import {
  buildASTSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isObjectType,
  type DocumentNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from "graphql";
import { readRules, type RulesByCoordinate } from "./read-rules.js";
import type { Rule } from "./rule.js";

/** A schema with the question that is asked of it over and over: which rules must hold for this? */
export class GuardedSchema {
  readonly schema: GraphQLSchema;
  readonly #rules: RulesByCoordinate;
  readonly #ofField = new Map<string, readonly Rule[]>();
  readonly #ofMembers = new Map<string, readonly Rule[]>();

  constructor(document: DocumentNode) {
    this.schema = buildASTSchema(document, { assumeValid: true, assumeValidSDL: true });
    this.#rules = readRules(document);
  }

  /** What a field of an object, interface or root type is; undefined for `__typename` and other introspection. */
  field(parent: GraphQLCompositeType, name: string): GraphQLField<unknown, unknown> | undefined {
    return "getFields" in parent ? parent.getFields()[name] : undefined;
  }

  /** Rules of the field, of what it returns, and where several types may answer of each one's field. */
  ofField(parent: GraphQLCompositeType, name: string): readonly Rule[] {
    const coordinate = `${parent.name}.${name}`;
    const known = this.#ofField.get(coordinate);
    if (known) return known;
    const field = this.field(parent, name);
    const rules = distinct([
      this.#rules.get(coordinate),
      ...(field ? this.ofType(getNamedType(field.type)) : []),
      ...(this.#isRoot(parent) ? this.ofType(parent) : []),
      ...this.#possible(parent).map(({ name: member }) => this.#rules.get(`${member}.${name}`)),
    ]);
    this.#ofField.set(coordinate, rules);
    return rules;
  }

  /** Rules of whoever gets hold of the type at all. */
  ofType(type: GraphQLNamedType): readonly Rule[] {
    return distinct([this.#rules.get(type.name)]);
  }

  /** Rules of those types that an interface or union may turn out to be. */
  ofMembers(type: GraphQLNamedType): readonly Rule[] {
    const known = this.#ofMembers.get(type.name);
    if (known) return known;
    const rules = distinct(this.#possible(type).map(({ name }) => this.#rules.get(name)));
    this.#ofMembers.set(type.name, rules);
    return rules;
  }

  /** The type that a fragment is on: of its condition, or of where it stands. */
  conditioned(condition: string | undefined, parent: GraphQLCompositeType): GraphQLCompositeType {
    const type = condition === undefined ? parent : this.schema.getType(condition);
    return type && isCompositeType(type) ? type : parent;
  }

  /** Is an object of this type what a fragment on `condition` speaks of? */
  applies(condition: string | undefined, type: GraphQLObjectType): boolean {
    if (condition === undefined || condition === type.name) return true;
    const conditioned = this.schema.getType(condition);
    return conditioned !== undefined && isAbstractType(conditioned) && this.schema.isSubType(conditioned, type);
  }

  #possible(type: GraphQLNamedType): readonly GraphQLObjectType[] {
    return isAbstractType(type) ? this.schema.getPossibleTypes(type) : [];
  }

  #isRoot(type: GraphQLCompositeType): boolean {
    return [this.schema.getQueryType(), this.schema.getMutationType(), this.schema.getSubscriptionType()].includes(
      isObjectType(type) ? type : null,
    );
  }
}

const distinct = (rules: readonly (Rule | undefined)[]): readonly Rule[] => [
  ...new Set(rules.filter((rule) => rule !== undefined)),
];
