import { graphqlEnum, type EnumOf } from "../../../../foundation/subgraph-kit/graphql-enum.js";

export const ProvisionerJobStatus = graphqlEnum(
  "ProvisionerJobStatus",
  "How far a job has come; SUCCEEDED, CANCELED and FAILED are final.",
  {
    PENDING: "Waits for a daemon that fits.",
    RUNNING: "A daemon works at it.",
    SUCCEEDED: "Ended as it should.",
    CANCELING: "Canceled, but its daemon has not stopped yet.",
    CANCELED: "Ended because somebody canceled it.",
    FAILED: "Ended with an error.",
  },
);
export type ProvisionerJobStatus = EnumOf<typeof ProvisionerJobStatus>;
