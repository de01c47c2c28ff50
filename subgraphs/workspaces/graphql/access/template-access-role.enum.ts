import { graphqlEnum, type EnumOf } from "../../../../foundation/subgraph-kit/graphql-enum.js";

export const TemplateAccessRole = graphqlEnum("TemplateAccessRole", "What an access list can give.", {
  USE: "Read it, and create workspaces from it.",
  ADMIN: "All that TEMPLATE_* permissions allow, on this template.",
});
export type TemplateAccessRole = EnumOf<typeof TemplateAccessRole>;
