import { Args, FieldResolver, Resolver, Root } from "type-graphql";
import { notImplemented } from "../../../../foundation/not-implemented/not-implemented.js";
import { ConnectionArgs } from "../../../../foundation/subgraph-kit/connections/connection.args.js";
import { ProvisionerDaemonConnection } from "../daemons/provisioner-daemon.connection.js";
import { Organization } from "../stubs/organization.stub.js";
import { ProvisionerKey } from "./provisioner-key.type.js";

@Resolver(() => ProvisionerKey)
export class ProvisionerKeyResolver {
  @FieldResolver(() => Organization, { nullable: true, description: "§ProvisionerKey.organization§" })
  organization(@Root() _provisionerKey: { id: string }): never {
    return notImplemented("ProvisionerKey.organization");
  }

  @FieldResolver(() => ProvisionerDaemonConnection, { nullable: true, description: "§ProvisionerKey.daemons§" })
  daemons(@Root() _provisionerKey: { id: string }, @Args(() => ConnectionArgs) _page: ConnectionArgs): never {
    return notImplemented("ProvisionerKey.daemons");
  }
}
