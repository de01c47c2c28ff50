import { Field, ID, InputType } from "type-graphql";
import { DateTime } from "../../../../foundation/subgraph-kit/shared/scalars.js";
import { IdentitySyncStatus } from "./identity-sync-status.enum.js";

@InputType({ description: "§IdentitySyncRunFilter§" })
export class IdentitySyncRunFilter {
  @Field(() => ID, { nullable: true, description: "§IdentitySyncRunFilter.userId§" })
  userId?: string | null;

  @Field(() => ID, { nullable: true, description: "§IdentitySyncRunFilter.organizationId§" })
  organizationId?: string | null;

  @Field(() => IdentitySyncStatus, { nullable: true, description: "§IdentitySyncRunFilter.status§" })
  status?: IdentitySyncStatus | null;

  @Field(() => Boolean, { nullable: true, description: "§IdentitySyncRunFilter.withProblems§" })
  withProblems?: boolean | null;

  @Field(() => DateTime, { nullable: true, description: "§IdentitySyncRunFilter.since§" })
  since?: Date | null;
}
