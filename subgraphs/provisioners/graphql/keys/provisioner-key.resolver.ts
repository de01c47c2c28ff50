import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { ConnectionArgs } from "../../../../foundation/subgraph-kit/connections/connection.args.js";
import type { ProvisionersContext } from "../context.js";
import { loadDaemons } from "../daemons/load-daemons.js";
import { ProvisionerDaemonConnection } from "../daemons/provisioner-daemon.connection.js";
import type { KeyRow } from "../loaders.js";
import { Organization } from "../stubs/organization.stub.js";
import { ProvisionerKey } from "./provisioner-key.type.js";

@Resolver(() => ProvisionerKey)
export class ProvisionerKeyResolver {
  @FieldResolver(() => Organization, {
    nullable: true,
    description: "The organization that owns it; null where the viewer may not see it.",
  })
  organization(@Root() key: KeyRow) {
    return { id: key.organizationId };
  }

  @FieldResolver(() => ProvisionerDaemonConnection, {
    nullable: true,
    description: "Daemons that registered with it, offline ones included.",
  })
  daemons(@Root() key: KeyRow, @Args(() => ConnectionArgs) page: ConnectionArgs, @Ctx() context: ProvisionersContext) {
    return loadDaemons(context, { page, below: { type: "key", id: key.id } });
  }
}
