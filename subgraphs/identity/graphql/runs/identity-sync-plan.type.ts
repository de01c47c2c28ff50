import { Field, ObjectType } from "type-graphql";
import { IdentitySyncProblem } from "../settings/identity-sync-problem.type.js";
import { IdentitySyncChange } from "./identity-sync-change.type.js";

@ObjectType({ description: "What a sync changes, and why; the same shape for a preview and for what was done." })
export class IdentitySyncPlan {
  @Field(() => [IdentitySyncChange], {
    description: "In the order in which they are made; empty when all is as it should be.",
  })
  changes!: IdentitySyncChange[];

  @Field(() => [IdentitySyncProblem], { description: "What in the settings or claims keeps it from being complete." })
  problems!: IdentitySyncProblem[];
}
