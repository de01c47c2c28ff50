import { graphqlEnum, type EnumOf } from "../../../../foundation/subgraph-kit/graphql-enum.js";

export const ProvisionerJobType = graphqlEnum("ProvisionerJobType", "§ProvisionerJobType§", {
  TEMPLATE_IMPORT: "§ProvisionerJobType.TEMPLATE_IMPORT§",
  WORKSPACE_BUILD: "§ProvisionerJobType.WORKSPACE_BUILD§",
});
export type ProvisionerJobType = EnumOf<typeof ProvisionerJobType>;
