import { Field, ObjectType } from "type-graphql";
import { IdentitySyncProblem } from "../settings/identity-sync-problem.type.js";
import { IdentitySyncChange } from "./identity-sync-change.type.js";

@ObjectType({ description: "What a sync changes, and why; the same shape for a preview and for what was done." })
export class IdentitySyncPlan {
  @Field(() => [IdentitySyncChange], { description: "§IdentitySyncPlan.changes§" })
  changes!: IdentitySyncChange[];

  @Field(() => [IdentitySyncProblem], { description: "§IdentitySyncPlan.problems§" })
  problems!: IdentitySyncProblem[];

  @Field(() => Boolean, { description: "§IdentitySyncPlan.isEmpty§" })
  isEmpty!: boolean;
}
