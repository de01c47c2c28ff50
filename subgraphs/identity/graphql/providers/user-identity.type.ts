import { Field, ObjectType } from "type-graphql";
import { DateTime, JSONObject } from "../../../../foundation/subgraph-kit/shared/scalars.js";

@ObjectType({ description: "An account at a provider that belongs to a user." })
export class UserIdentity {
  @Field(() => String, { description: "How the provider calls it; never changes." })
  subject!: string;

  @Field(() => JSONObject, {
    nullable: true,
    description: "As last seen; needs IDENTITY_SYNC_READ at the site, or to be oneself.",
  })
  claims!: Record<string, unknown> | null;

  @Field(() => DateTime, { description: "When it was used last." })
  lastSignInAt!: Date;
}
