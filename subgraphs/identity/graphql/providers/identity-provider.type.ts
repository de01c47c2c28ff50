import { Field, ID, ObjectType } from "type-graphql";
import { Public, RequiresPermission } from "../../../../foundation/subgraph-kit/access-directives.js";
import { Inaccessible, Key } from "../../../../foundation/subgraph-kit/federation-directives.js";
import { Node } from "../../../../foundation/subgraph-kit/shared/node.type.js";

@Key("id")
@Key("ref")
@Public("A sign-in page shows the enabled ones before anybody is signed in.")
@ObjectType({ implements: Node, description: "An OpenID Connect provider by which people sign in." })
export class IdentityProvider extends Node {
  @Inaccessible()
  @Field(() => ID, { description: "The global id once more, by which `node` asks this subgraph." })
  ref!: string;

  @Field(() => String, { description: "Unique; shown on the page for signing in." })
  name!: string;

  @Field(() => String, { description: "OpenID Connect issuer URL." })
  issuer!: string;

  @Field(() => String, { description: "As the provider issued it for this deployment." })
  clientId!: string;

  @Field(() => [String], { description: "Asked for at sign-in." })
  scopes!: string[];

  @Field(() => Boolean, { description: "May anybody sign in by it?" })
  enabled!: boolean;

  @Field(() => Boolean, { description: "May a first sign-in create the user?" })
  allowSignUp!: boolean;

  @Field(() => String, { description: "Where a browser starts to sign in." })
  signInUrl!: string;

  @RequiresPermission("IDENTITY_SYNC_READ", { scope: "SITE" })
  @Field(() => String, {
    nullable: true,
    description: "Label of the manifest that made it and may prune it; null where something else did.",
  })
  manifestLabel!: string | null;
}
