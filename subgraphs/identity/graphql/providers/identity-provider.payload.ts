import { Field, ObjectType } from "type-graphql";
import { Payload } from "../../../../foundation/subgraph-kit/shared/payload.js";
import { IdentityProvider } from "./identity-provider.type.js";

@ObjectType({ description: "§IdentityProviderPayload§" })
export class IdentityProviderPayload extends Payload {
  @Field(() => IdentityProvider, { nullable: true, description: "§IdentityProviderPayload.identityProvider§" })
  identityProvider!: IdentityProvider | null;
}
