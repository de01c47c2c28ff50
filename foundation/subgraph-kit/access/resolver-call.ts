import type { GraphQLResolveInfo } from "graphql";

/** A field's arguments, as they were coerced. */
export type Arguments = Readonly<Record<string, unknown>>;

/** What a resolver is called with. */
export type ResolverCall<Context> = [source: unknown, args: Arguments, context: Context, info: GraphQLResolveInfo];
