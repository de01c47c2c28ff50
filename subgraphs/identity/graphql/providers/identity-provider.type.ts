import { Field, ID, ObjectType } from "type-graphql";
import { Inaccessible, Key } from "../../../../foundation/subgraph-kit/federation-directives.js";
import { Node } from "../../../../foundation/subgraph-kit/shared/node.type.js";

@Key("id")
@Key("ref")
@ObjectType({ implements: Node, description: "§IdentityProvider§" })
export class IdentityProvider extends Node {
  @Inaccessible()
  @Field(() => ID, { description: "The global id once more, by which `node` asks this subgraph." })
  ref!: string;

  @Field(() => String, { description: "§IdentityProvider.name§" })
  name!: string;

  @Field(() => String, { description: "OpenID Connect issuer URL." })
  issuer!: string;

  @Field(() => String, { description: "§IdentityProvider.clientId§" })
  clientId!: string;

  @Field(() => [String], { description: "§IdentityProvider.scopes§" })
  scopes!: string[];

  @Field(() => Boolean, { description: "§IdentityProvider.enabled§" })
  enabled!: boolean;

  @Field(() => Boolean, { description: "May a first sign-in create the user?" })
  allowSignUp!: boolean;

  @Field(() => String, { description: "Where a browser starts to sign in." })
  signInUrl!: string;
}
