import { Field, ObjectType } from "type-graphql";
import { Payload } from "../../../../foundation/subgraph-kit/shared/payload.js";
import { IdentityProvider } from "./identity-provider.type.js";

@ObjectType({ description: "What the mutation did, or why it did nothing." })
export class IdentityProviderPayload extends Payload {
  @Field(() => IdentityProvider, {
    nullable: true,
    description: "The provider as it is now; null if nothing was changed.",
  })
  identityProvider!: IdentityProvider | null;
}
