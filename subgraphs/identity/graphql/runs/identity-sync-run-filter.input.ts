import { Field, ID, InputType } from "type-graphql";
import { DateTime } from "../../../../foundation/subgraph-kit/shared/scalars.js";
import { IdentitySyncStatus } from "./identity-sync-status.enum.js";

@InputType({ description: "Conditions that must all hold." })
export class IdentitySyncRunFilter {
  @Field(() => ID, { nullable: true, description: "Only this user's." })
  userId?: string | null;

  @Field(() => ID, { nullable: true, description: "Only those that touched this organization." })
  organizationId?: string | null;

  @Field(() => IdentitySyncStatus, { nullable: true, description: "Only those that ended so." })
  status?: IdentitySyncStatus | null;

  @Field(() => Boolean, { nullable: true, description: "Only those with problems, or only those without." })
  withProblems?: boolean | null;

  @Field(() => DateTime, { nullable: true, description: "Only those at this time or later." })
  since?: Date | null;
}
