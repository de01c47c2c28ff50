import {
  getNamedType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isObjectType,
  parse,
  validate,
  type DocumentNode,
  type GraphQLArgument,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
} from "graphql";

export interface RandomOperation {
  text: string;
  document: DocumentNode;
  variables: Record<string, unknown>;
}

/** Numbers from 0 to 1 that follow from a seed (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const deepest = 6;
const ids = ["1", "2", "b1", "c1", "m1", "nobody"];

/** Writes one operation: every choice is drawn from the seed's numbers. */
class Author {
  readonly #random: () => number;
  readonly #schema: GraphQLSchema;
  readonly #definitions: string[] = [];
  readonly #fragments: string[] = [];
  readonly variables: Record<string, unknown> = {};

  constructor(schema: GraphQLSchema, seed: number) {
    this.#schema = schema;
    this.#random = randomNumbers(seed);
  }

  write(): string {
    const selection = this.#selectionSet(this.#schema.getQueryType()!, 0);
    const definitions = this.#definitions.length > 0 ? `(${this.#definitions.join(", ")})` : "";
    return [`query Random${definitions} ${selection}`, ...this.#fragments].join("\n");
  }

  #chance(probability: number): boolean {
    return this.#random() < probability;
  }

  #pick<Item>(items: readonly Item[]): Item {
    return items[Math.floor(this.#random() * items.length)]!;
  }

  #selectionSet(type: GraphQLCompositeType, depth: number): string {
    const count = depth === 0 ? 2 : 1 + Math.floor(this.#random() * 3);
    const selections = Array.from({ length: count }, () => this.#selection(type, depth));
    return `{ ${selections.join(" ")} }`;
  }

  #selection(type: GraphQLCompositeType, depth: number): string {
    if (this.#chance(0.08)) return "__typename";
    const fragmentChance = isAbstractType(type) ? 0.5 : 0.12;
    if (depth > 0 && this.#chance(fragmentChance)) return this.#fragment(type, depth);
    if (!("getFields" in type)) return "__typename";
    const fields = Object.values(type.getFields()).filter(
      (field) =>
        (depth < deepest - 1 && (depth < 2 || this.#chance(0.4))) || !isCompositeType(getNamedType(field.type)),
    );
    return fields.length > 0 ? this.#field(this.#pick(fields), depth) : "__typename";
  }

  #field(field: GraphQLField<unknown, unknown>, depth: number): string {
    const given = field.args.flatMap((argument) => this.#argument(argument));
    const alias = this.#chance(0.2) ? `${this.#pick(["a", "b", "c"])}${field.name}: ` : "";
    const type = getNamedType(field.type);
    const below = isCompositeType(type) ? ` ${this.#selectionSet(type, depth + 1)}` : "";
    return `${alias}${field.name}${given.length > 0 ? `(${given.join(", ")})` : ""}${this.#condition()}${below}`;
  }

  #fragment(type: GraphQLCompositeType, depth: number): string {
    const on = this.#pick(this.#conditionsFor(type));
    const body = this.#selectionSet(on, depth);
    if (this.#chance(0.4)) {
      const name = `F${String(this.#fragments.length)}`;
      this.#fragments.push(`fragment ${name} on ${on.name} ${body}`);
      return `...${name}${this.#condition()}`;
    }
    return on === type && this.#chance(0.5)
      ? `...${this.#condition()} ${body}`
      : `... on ${on.name}${this.#condition()} ${body}`;
  }

  /** Types that a fragment can be on: the type itself, what it may be, and other interfaces that these have. */
  #conditionsFor(type: GraphQLCompositeType): GraphQLCompositeType[] {
    // Not an interface around an object whose type is known: the reference loses the type there (named in the test).
    if (isObjectType(type)) return [type];
    const objects = this.#schema.getPossibleTypes(type);
    return [type, ...objects, ...objects.flatMap((object) => object.getInterfaces())];
  }

  #condition(): string {
    if (!this.#chance(0.08)) return "";
    const directive = this.#chance(0.5) ? "skip" : "include";
    return ` @${directive}(if: ${this.#chance(0.7) ? this.#variable("Boolean!", this.#chance(0.5)) : "true"})`;
  }

  #argument(argument: GraphQLArgument): string[] {
    const isNeeded = getNullableType(argument.type) !== argument.type && argument.defaultValue === undefined;
    if (!isNeeded && this.#chance(0.5)) return [];
    const value = this.#value(argument.type);
    const text = this.#chance(0.5) ? this.#variable(String(argument.type), value) : this.#literal(value, argument.type);
    return [`${argument.name}: ${text}`];
  }

  #variable(type: string, value: unknown): string {
    const name = `v${String(this.#definitions.length)}`;
    this.#definitions.push(`$${name}: ${type}`);
    this.variables[name] = value;
    return `$${name}`;
  }

  #value(type: GraphQLInputType): unknown {
    const nullable = getNullableType(type);
    if (isListType(nullable)) return [this.#value(nullable.ofType)];
    if (isEnumType(nullable)) return this.#pick(nullable.getValues()).name;
    if (isInputObjectType(nullable)) {
      const fields = Object.values(nullable.getFields()).filter(() => this.#chance(0.7));
      return Object.fromEntries(fields.map((field) => [field.name, this.#value(field.type)]));
    }
    const byName: Record<string, unknown> = {
      Int: Math.floor(this.#random() * 4),
      Float: 1.5,
      Boolean: this.#chance(0.5),
      ID: this.#pick(ids),
    };
    return byName[nullable.name] ?? this.#pick(["", "x", "long"]);
  }

  #literal(value: unknown, type: GraphQLInputType): string {
    const nullable = getNullableType(type);
    if (isEnumType(nullable)) return String(value);
    if (isListType(nullable))
      return `[${(value as unknown[]).map((item) => this.#literal(item, nullable.ofType)).join(", ")}]`;
    if (!isInputObjectType(nullable)) return JSON.stringify(value);
    const fields = Object.entries(value as object).map(
      ([name, item]) => `${name}: ${this.#literal(item, nullable.getFields()[name]!.type)}`,
    );
    return `{${fields.join(", ")}}`;
  }
}

/** The operation that belongs to a seed, valid by the schema; null for a seed that leads to none. */
export function randomOperation(schema: GraphQLSchema, seed: number): RandomOperation | null {
  const author = new Author(schema, seed);
  const text = author.write();
  const document = parse(text);
  const isValid = validate(schema, document).length === 0;
  return isValid ? { text, document, variables: author.variables } : null;
}
