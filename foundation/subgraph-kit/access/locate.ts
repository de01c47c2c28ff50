import { decodeId, decodeIdOf } from "../../ids/global-id.js";
import { actingUserId, type Actor } from "../../rbac/actor.js";
import type { Resource } from "../../rbac/decide.js";
import type { EntityDefinition, GuardedSubgraph, RenewableContext, TypeAccess } from "../subgraph-definition.js";
import type { Requirement } from "./field-access.js";
import type { Arguments } from "./resolver-call.js";

/** What a declaration's path led to. */
export type Located =
  /** An object, and by which permission its being there may be known where only a reference is at hand. */
  | { state: "found"; resource: Resource; readBy: TypeAccess<unknown>["readBy"] }
  /** Not there for this actor. */
  | { state: "unseen" }
  /** Nothing that this subgraph keeps or an argument that is no id: the resolver reads it and says so. */
  | { state: "not ours" };

function valuesAt(value: unknown, steps: readonly string[]): unknown[] {
  if (value === null || value === undefined) return [];
  if (Array.isArray(value)) return value.flatMap((item) => valuesAt(item, steps));
  const [step, ...rest] = steps;
  return step === undefined ? [value] : valuesAt((value as Record<string, unknown>)[step], rest);
}

/** The ids that a path such as "input.quotas.groupId" leads to; each once. */
export const idsAt = (args: Arguments, path: string | null): string[] =>
  path === null ? [] : [...new Set(valuesAt(args, path.split(".")).filter((value) => typeof value === "string"))];

/** Where something belongs that no path names: to the site, and for a provisioner key to its organization. */
const placeOf = (actor: Actor): Resource =>
  actor.kind === "provisioner-key" ? { organizationId: actor.organizationId } : {};

/** The row that the actor may see; a reference where its id alone says where it belongs. */
function objectOf<Context>(
  entity: EntityDefinition<Context> | undefined,
  { readBy }: TypeAccess<Context>,
  { context, id }: { context: Context; id: string },
): object | null | Promise<object | null> {
  return entity?.load && !readBy ? entity.load(context, id) : { id };
}

/** The object of a global id, as far as the actor may know of it. */
export async function locateId<Context extends RenewableContext>(
  definition: GuardedSubgraph<Context>,
  context: Context,
  globalId: string,
): Promise<Located> {
  const decoded = decodeId(globalId);
  const access = decoded && definition.access[decoded.type];
  if (!access) return { state: definition.refusesUnknownIds ? "unseen" : "not ours" };
  const row = await objectOf(definition.entities[decoded.type], access, { context, id: decoded.id });
  if (row === null) return { state: "unseen" };
  const further = context.actor.kind === "user" ? await access.further?.(row, context) : undefined;
  return { state: "found", resource: { ...access.of(row, context, "id"), ...further }, readBy: access.readBy };
}

/** Something new belongs to whoever the declaration names as its owner, or else to the actor. */
function withOwner({ scope, object, owner }: Requirement, located: Located, { args, actor }: Question): Located {
  if (scope !== "OWNER" || (object !== null && owner === null) || located.state !== "found") return located;
  const [ownerId] = idsAt(args, owner);
  const named = ownerId === undefined ? actingUserId(actor) : decodeIdOf("User", ownerId);
  return { ...located, resource: { ...located.resource, ownerId: named } };
}

interface Question {
  args: Arguments;
  actor: Actor;
}

/** What the requirement of a root field is to be decided on: each object that its path leads to, or the site. */
export async function locate<Context extends RenewableContext>(
  definition: GuardedSubgraph<Context>,
  {
    context,
    args,
    requirement,
    all,
  }: { context: Context; args: Arguments; requirement: Requirement; all: readonly Requirement[] },
): Promise<Located[]> {
  const { actor } = context;
  const ids = idsAt(args, requirement.object);
  const isPassedOver =
    ids.length === 0 && requirement.object !== null && all.some(({ object }) => idsAt(args, object).length > 0);
  if (isPassedOver) return [];
  const located: Located[] =
    ids.length > 0
      ? await Promise.all(ids.map((id) => locateId(definition, context, id)))
      : [{ state: "found", resource: placeOf(actor), readBy: undefined }];
  return located.map((found) => withOwner(requirement, found, { args, actor }));
}
