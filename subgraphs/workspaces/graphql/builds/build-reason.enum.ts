import { graphqlEnum, type EnumOf } from "../../../../foundation/subgraph-kit/graphql-enum.js";

export const BuildReason = graphqlEnum("BuildReason", "Why a build was ordered.", {
  INITIATOR: "Somebody asked for it.",
  AUTOSTART: "The workspace's schedule.",
  AUTOSTOP: "Its deadline had come.",
  DORMANCY: "Nobody had used it for long.",
  AUTODELETE: "Its template deletes workspaces that nobody used for long.",
  MIGRATION: "It takes the place of a workspace of a deprecated template.",
});
export type BuildReason = EnumOf<typeof BuildReason>;
