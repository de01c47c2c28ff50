import { Directive } from "type-graphql";

/** `@key`: the entity is found by these fields. `resolvable: false` where this subgraph only refers to it. */
export const Key = (fields: string, options: { resolvable?: false } = {}): ClassDecorator =>
  Directive(
    options.resolvable === false ? `@key(fields: "${fields}", resolvable: false)` : `@key(fields: "${fields}")`,
  );

/** `@external`: the field is another subgraph's. */
export const External = (): PropertyDecorator => Directive("@external");

/** `@requires`: the gateway brings these external fields along. */
export const Requires = (fields: string): MethodDecorator => Directive(`@requires(fields: "${fields}")`);

/** `@shareable`: several subgraphs resolve it, all alike. */
export const Shareable = (): ClassDecorator => Directive("@shareable");

/** `@inaccessible`: for the gateway, not for clients. */
export const Inaccessible = (): PropertyDecorator => Directive("@inaccessible");
