import { Field, ObjectType } from "type-graphql";
import { DateTime, JSONObject } from "../../../../foundation/subgraph-kit/shared/scalars.js";

@ObjectType({ description: "§UserIdentity§" })
export class UserIdentity {
  @Field(() => String, { description: "§UserIdentity.subject§" })
  subject!: string;

  @Field(() => JSONObject, {
    nullable: true,
    description: "As last seen; needs IDENTITY_SYNC_READ at the site, or to be oneself.",
  })
  claims!: Record<string, unknown> | null;

  @Field(() => DateTime, { description: "§UserIdentity.lastSignInAt§" })
  lastSignInAt!: Date;
}
