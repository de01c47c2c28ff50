import { Arg, Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { ConnectionArgs } from "../../../../foundation/subgraph-kit/connections/connection.args.js";
import type { ProvisionersContext } from "../context.js";
import { Organization } from "../stubs/organization.stub.js";
import { loadDaemons } from "./load-daemons.js";
import { ProvisionerDaemonFilter } from "./provisioner-daemon-filter.input.js";
import { ProvisionerDaemonConnection } from "./provisioner-daemon.connection.js";

@Resolver(() => Organization)
export class OrganizationDaemonsResolver {
  @FieldResolver(() => ProvisionerDaemonConnection, {
    nullable: true,
    description: "Daemons that run with one of the organization's keys, offline ones included.",
  })
  provisionerDaemons(
    @Root() organization: { id: string },
    @Args(() => ConnectionArgs) page: ConnectionArgs,
    @Arg("filter", () => ProvisionerDaemonFilter, {
      nullable: true,
      description: "Conditions that must all hold; `organizationId` may be left out here.",
    })
    filter: ProvisionerDaemonFilter | null | undefined,
    @Ctx() context: ProvisionersContext,
  ) {
    return loadDaemons(context, { page, filter, below: { type: "organization", id: organization.id } });
  }
}
