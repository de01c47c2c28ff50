import { graphqlEnum, type EnumOf } from "../../../../foundation/subgraph-kit/graphql-enum.js";

export const ProvisionerJobType = graphqlEnum("ProvisionerJobType", "What a job does.", {
  TEMPLATE_IMPORT: "Reads a template version: its variables, parameters, presets and resources.",
  WORKSPACE_BUILD: "Starts, stops or deletes a workspace.",
});
export type ProvisionerJobType = EnumOf<typeof ProvisionerJobType>;
