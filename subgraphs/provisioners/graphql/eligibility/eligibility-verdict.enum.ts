import { graphqlEnum, type EnumOf } from "../../../../foundation/subgraph-kit/graphql-enum.js";

export const EligibilityVerdict = graphqlEnum("EligibilityVerdict", "Why a job can start now, or what it waits for.", {
  READY: "A daemon that fits is idle.",
  BUSY: "Those that fit are at work.",
  OFFLINE: "Those that fit are offline.",
  NO_MATCH: "No daemon has these tags.",
  NO_DAEMONS: "The organization has no daemon at all.",
});
export type EligibilityVerdict = EnumOf<typeof EligibilityVerdict>;
