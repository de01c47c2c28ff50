import { Field, ObjectType } from "type-graphql";
import { Payload } from "../../../../foundation/subgraph-kit/shared/payload.js";
import { UserError } from "../../../../foundation/subgraph-kit/shared/user-error.type.js";
import { Workspace } from "./workspace.type.js";

@ObjectType({ description: "What the mutation did, or why it did nothing." })
export class WorkspacePayload extends Payload {
  @Field(() => Workspace, { nullable: true, description: "The workspace as it is now; null if nothing was done." })
  workspace!: Workspace | null;

  @Field(() => [UserError], { description: "Done, but: no daemon fits, all that fit are offline …" })
  warnings!: UserError[];
}
