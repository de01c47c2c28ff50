import { defaultFieldResolver, isNonNullType, type GraphQLField, type GraphQLFieldResolver } from "graphql";
import type { GraphQLError } from "graphql";
import { forbidden, notFound, unauthenticated } from "../../errors/graph-errors.js";
import { decide } from "../../rbac/decide.js";
import type { GuardedSubgraph, RenewableContext } from "../subgraph-definition.js";
import type { Requirement } from "./field-access.js";
import { locate, type Located } from "./locate.js";
import { meets } from "./may.js";
import type { Arguments, ResolverCall } from "./resolver-call.js";

type Field<Context> = GraphQLField<unknown, Context>;
type Refusal = GraphQLError | null;

/** What a root field asks before it does anything. */
interface Guard<Context extends RenewableContext> {
  definition: GuardedSubgraph<Context>;
  requirements: readonly Requirement[];
}

function refusalOf<Context extends RenewableContext>(
  { actor }: Context,
  requirement: Requirement,
  located: Located,
): Refusal {
  if (located.state === "not ours") return null;
  if (located.state === "unseen") return notFound();
  const { resource, readBy } = located;
  if (meets(actor, requirement, resource)) return null;
  return readBy && !decide(actor, readBy, resource) ? notFound() : forbidden();
}

async function findRefusal<Context extends RenewableContext>(
  { definition, requirements }: Guard<Context>,
  context: Context,
  args: Arguments,
): Promise<Refusal> {
  if (context.actor.kind === "anonymous") return unauthenticated();
  for (const requirement of requirements) {
    const located = await locate(definition, { context, args, requirement, all: requirements });
    const refusal = located.map((found) => refusalOf(context, requirement, found)).find((found) => found !== null);
    if (refusal) return refusal;
  }
  return null;
}

/** A mutation: refused before it does anything, with the reason that the actor may know. */
function refusing<Context extends RenewableContext>(
  guard: Guard<Context>,
  act: GraphQLFieldResolver<unknown, Context>,
): GraphQLFieldResolver<unknown, Context> {
  return async (...call: ResolverCall<Context>) => {
    const [, args, context] = call;
    const refusal = await findRefusal(guard, context, args);
    if (refusal) throw refusal;
    return act(...call);
  };
}

/** Without a path, a query's requirement is that of the objects which it returns, unless the site alone can grant it. */
const isAskedHere = ({ object, scope }: Requirement): boolean => object !== null || scope === "SITE";

/** A query: what may not be asked is not there. */
export function guardQuery<Context extends RenewableContext>(field: Field<Context>, guard: Guard<Context>): void {
  const resolve = field.resolve ?? defaultFieldResolver;
  const asked = { ...guard, requirements: guard.requirements.filter(isAskedHere) };
  const isNullable = !isNonNullType(field.type);
  field.resolve = async (...call: ResolverCall<Context>) => {
    const [, args, context] = call;
    const refusal = await findRefusal(asked, context, args);
    if (!refusal) return resolve(...call);
    if (isNullable) return null;
    throw refusal;
  };
}

export function guardMutation<Context extends RenewableContext>(field: Field<Context>, guard: Guard<Context>): void {
  field.resolve = refusing(guard, field.resolve ?? defaultFieldResolver);
}

type AskAgain<Context> = (context: Context) => Promise<Refusal>;

const askAgainByStream = new WeakMap<object, AskAgain<never>>();

/** A subscription: refused before its first event, as a mutation is; what it asked can be asked again later. */
export function guardSubscription<Context extends RenewableContext>(
  field: Field<Context>,
  guard: Guard<Context>,
): void {
  const open = field.subscribe;
  if (!open) return;
  const openGuarded = refusing(guard, open);
  field.subscribe = async (...call: ResolverCall<Context>) => {
    const [, args] = call;
    const stream = (await openGuarded(...call)) as object;
    const askAgain: AskAgain<Context> = (context) => findRefusal(guard, context, args);
    askAgainByStream.set(stream, askAgain);
    return stream;
  };
}

/** Why whoever this context is for may have a stream no more that was opened before; null where they may. */
export const refusalOfStream = async <Context extends RenewableContext>(
  stream: object,
  context: Context,
): Promise<Refusal> => (await (askAgainByStream.get(stream) as AskAgain<Context> | undefined)?.(context)) ?? null;
