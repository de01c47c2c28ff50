import { Field, ID, ObjectType } from "type-graphql";
import { External, Key } from "../../../../foundation/subgraph-kit/federation-directives.js";
import { JSONObject } from "../../../../foundation/subgraph-kit/shared/scalars.js";
import { Organization } from "./organization.stub.js";

/** What decides which daemons may work on it is the workspaces', and comes with the reference. */
@Key("id")
@ObjectType()
export class TemplateVersion {
  @Field(() => ID, { description: "Global: a prefix that names the type, then the id proper, such as org_01jd…" })
  id!: string;

  @External()
  @Field(() => JSONObject, {
    description: "Which daemons may work on it: those given at the upload, and the template's own.",
  })
  provisionerTags!: Record<string, unknown>;

  @External()
  @Field(() => Organization, {
    nullable: true,
    description: "The organization that owns it; null where the viewer may not see it.",
  })
  organization!: Organization | null;
}
