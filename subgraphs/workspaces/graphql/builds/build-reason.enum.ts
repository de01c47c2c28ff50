import { graphqlEnum, type EnumOf } from "../../../../foundation/subgraph-kit/graphql-enum.js";

export const BuildReason = graphqlEnum("BuildReason", "§BuildReason§", {
  INITIATOR: "§BuildReason.INITIATOR§",
  AUTOSTART: "§BuildReason.AUTOSTART§",
  AUTOSTOP: "§BuildReason.AUTOSTOP§",
  DORMANCY: "§BuildReason.DORMANCY§",
  AUTODELETE: "§BuildReason.AUTODELETE§",
  MIGRATION: "§BuildReason.MIGRATION§",
});
export type BuildReason = EnumOf<typeof BuildReason>;
