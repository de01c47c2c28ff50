import { defaultFieldResolver, GraphQLError, type GraphQLSchema } from "graphql";
import type { AuditAction } from "../../audit/record-change.js";
import type { RefusedAttempt } from "../../audit/record-refusal.js";
import type { UserErrorValue } from "../../errors/user-errors.js";
import { decodeId } from "../../ids/global-id.js";
import { prefixes } from "../../ids/prefixes.js";
import { toStorable } from "../../names/storable-text.js";
import { decide, type Resource } from "../../rbac/decide.js";
import type { RenewableContext, SubgraphDefinition } from "../subgraph-definition.js";
import { readFieldAccess, type Requirement } from "./field-access.js";
import { idsAt, locateId } from "./locate.js";
import { meets } from "./may.js";
import type { Arguments, ResolverCall } from "./resolver-call.js";

/** A mutation's first word says what it does; any other changes something that is there. */
const actionByVerb: Readonly<Record<string, AuditAction>> = {
  create: "CREATE",
  add: "CREATE",
  delete: "DELETE",
  remove: "DELETE",
  revoke: "DELETE",
  start: "START",
  stop: "STOP",
  sync: "SYNC",
};

interface Attempt<Context extends RenewableContext> {
  definition: SubgraphDefinition<Context>;
  mutation: string;
  requirements: readonly Requirement[];
  context: Context;
  args: Arguments;
}

/** An object that the mutation's declaration points at, and that the actor may see. */
interface SeenObject {
  type: string;
  id: string;
  name: string | null;
  resource: Resource;
  /** Is it the one that the refusal is about? */
  isRefused: boolean;
}

const longestName = 255;

/** What a person calls the row; a build has a number alone. */
function nameOfRow(row: object | null | undefined): string | null {
  const { name, username, subjectName, number } = (row ?? {}) as Record<string, unknown>;
  const found = [name, username, subjectName].find((text) => typeof text === "string");
  return found ?? (typeof number === "number" ? `#${String(number)}` : null);
}

async function seeObject<Context extends RenewableContext>(
  { definition, context }: Attempt<Context>,
  requirement: Requirement,
  globalId: string,
): Promise<SeenObject[]> {
  const decoded = decodeId(globalId);
  const located = await locateId(definition, context, globalId);
  if (!decoded || located.state !== "found") return [];
  const { resource, readBy } = located;
  if (readBy && !decide(context.actor, readBy, resource)) return [];
  const { type, id } = decoded;
  const row = await definition.entities[type]?.load?.(context, id);
  return [{ type, id, name: nameOfRow(row), resource, isRefused: !meets(context.actor, requirement, resource) }];
}

/** What the actor was refused: of several objects the first that they may not do this to. */
async function findObject<Context extends RenewableContext>(attempt: Attempt<Context>): Promise<SeenObject | null> {
  const { requirements, args } = attempt;
  const questions = requirements.flatMap((requirement) =>
    idsAt(args, requirement.object).map((id) => seeObject(attempt, requirement, id)),
  );
  const seen = (await Promise.all(questions)).flat();
  return seen.find(({ isRefused }) => isRefused) ?? seen[0] ?? null;
}

/** What something new was to be called. */
function nameInInput({ input }: Arguments): string | null {
  const name = nameOfRow(input as object | undefined);
  return name === null ? null : toStorable(name.slice(0, longestName));
}

/** The attempt as the log keeps it; nothing for what was tried on an object that the actor may not know of. */
async function describe<Context extends RenewableContext>(attempt: Attempt<Context>): Promise<RefusedAttempt | null> {
  const { mutation, requirements, args } = attempt;
  const [, verb = "", noun = ""] = /^([a-z]+)(\w*)$/.exec(mutation) ?? [];
  const action = actionByVerb[verb] ?? "UPDATE";
  const object = await findObject(attempt);
  const organizationId = object?.resource.organizationId ?? null;
  const isNew = action === "CREATE" && noun in prefixes;
  if (object && !isNew) {
    return { action, resourceType: object.type, resourceId: object.id, resourceName: object.name, organizationId };
  }
  const pointsAtNothing = requirements.every((requirement) => idsAt(args, requirement.object).length === 0);
  if (!object && !isNew && !pointsAtNothing) return null;
  return { action, resourceType: noun, resourceId: null, resourceName: nameInInput(args), organizationId };
}

const isForbidden = (error: unknown): boolean =>
  error instanceof GraphQLError && error.extensions["code"] === "FORBIDDEN";

/** A payload that says so as data: somebody tried to give what they do not hold. */
const isEscalation = (answer: unknown): boolean =>
  ((answer as { userErrors?: readonly UserErrorValue[] } | null)?.userErrors ?? []).some(
    ({ code }) => code === "ESCALATION",
  );

/**
 * Every mutation of the schema keeps in the audit log that it was refused for want of a right: by what it declares, by what
 * its action asks beyond that, or by the rule that nobody gives what they do not hold. It is done here, for all of them.
 */
export function keepRefusals<Context extends RenewableContext>(
  schema: GraphQLSchema,
  definition: SubgraphDefinition<Context>,
): void {
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    const access = readFieldAccess(field.astNode?.directives);
    const requirements = access === null || access === "public" ? [] : access.requirements;
    const resolve = field.resolve ?? defaultFieldResolver;
    field.resolve = async (...call: ResolverCall<Context>) => {
      const [, args, context] = call;
      const keep = async () => {
        const attempt = await describe({ definition, mutation: field.name, requirements, context, args });
        if (attempt) await definition.keepRefusal(context, attempt);
      };
      try {
        const answer: unknown = await resolve(...call);
        if (isEscalation(answer)) await keep();
        return answer;
      } catch (error) {
        if (isForbidden(error)) await keep();
        throw error;
      }
    };
  }
}
