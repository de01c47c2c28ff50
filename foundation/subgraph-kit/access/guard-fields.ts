import { defaultFieldResolver, isNonNullType, type GraphQLField, type GraphQLObjectType } from "graphql";
import { notFound } from "../../errors/graph-errors.js";
import type { RenewableContext, TypeAccess } from "../subgraph-definition.js";
import type { Requirement } from "./field-access.js";
import { meetsAll } from "./may.js";
import type { ResolverCall } from "./resolver-call.js";

type Field<Context> = GraphQLField<unknown, Context>;
type Resolve = () => unknown;

/** What may not be read is not there. */
function absent(isNullable: boolean): null {
  if (isNullable) return null;
  throw notFound();
}

function guardByObject<Context extends RenewableContext>(
  field: Field<Context>,
  requirements: readonly Requirement[],
  { of, further }: TypeAccess<Context>,
): void {
  const resolve = field.resolve ?? defaultFieldResolver;
  const isNullable = !isNonNullType(field.type);
  const refused = () => absent(isNullable);
  const askFurther = async (source: unknown, context: Context, answer: Resolve): Promise<unknown> => {
    if (!further || context.actor.kind !== "user") return refused();
    const resource = { ...of(source, context, field.name), ...(await further(source, context)) };
    return meetsAll(context.actor, requirements, resource) ? answer() : refused();
  };
  field.resolve = (...call: ResolverCall<Context>) => {
    const [source, , context] = call;
    const answer = () => resolve(...call);
    if (meetsAll(context.actor, requirements, of(source, context, field.name))) return answer();
    return further ? askFurther(source, context, answer) : refused();
  };
}

function guardBySignIn<Context extends RenewableContext>(field: Field<Context>): void {
  const resolve = field.resolve ?? defaultFieldResolver;
  const isNullable = !isNonNullType(field.type);
  field.resolve = (...call: ResolverCall<Context>) =>
    call[2].actor.kind === "anonymous" ? absent(isNullable) : resolve(...call);
}

/** A field of an object: what it needs is decided on the object at hand, however the request came to it. */
export function guardObjectField<Context extends RenewableContext>(
  { name: typeName }: GraphQLObjectType<unknown, Context>,
  field: Field<Context>,
  { requirements, access }: { requirements: readonly Requirement[]; access: TypeAccess<Context> | undefined },
): void {
  if (requirements.length === 0) {
    guardBySignIn(field);
    return;
  }
  if (!access)
    throw new Error(`${typeName}.${field.name} needs a permission, and nothing says where a ${typeName} belongs.`);
  guardByObject(field, requirements, access);
}
