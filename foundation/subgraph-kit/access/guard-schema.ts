import { isObjectType, type GraphQLField, type GraphQLObjectType, type GraphQLSchema } from "graphql";
import type { GuardedSubgraph, RenewableContext } from "../subgraph-definition.js";
import { readFieldAccess } from "./field-access.js";
import { guardObjectField } from "./guard-fields.js";
import { guardMutation, guardQuery, guardSubscription } from "./guard-root-fields.js";

const guardByRootType = { Query: guardQuery, Mutation: guardMutation, Subscription: guardSubscription };

const rootGuardOf = (typeName: string) =>
  typeName in guardByRootType ? guardByRootType[typeName as keyof typeof guardByRootType] : null;

function guardField<Context extends RenewableContext>(
  type: GraphQLObjectType<unknown, Context>,
  field: GraphQLField<unknown, Context>,
  definition: GuardedSubgraph<Context>,
): void {
  const access = readFieldAccess(field.astNode?.directives);
  if (access === null || access === "public") return;
  const { requirements } = access;
  const guardRoot = rootGuardOf(type.name);
  if (guardRoot) guardRoot(field, { definition, requirements });
  else guardObjectField(type, field, { requirements, access: definition.access[type.name] });
}

/** Holds what the schema's fields declare: read from the schema itself, so that what it shows is what is asked. */
export function guardSchema<Context extends RenewableContext>(
  schema: GraphQLSchema,
  definition: GuardedSubgraph<Context>,
): void {
  const types = Object.values(schema.getTypeMap()).filter(isObjectType) as GraphQLObjectType<unknown, Context>[];
  for (const type of types) {
    for (const field of Object.values(type.getFields())) guardField(type, field, definition);
  }
}
