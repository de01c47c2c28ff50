import { Field, Int, ObjectType } from "type-graphql";
import { DateTime } from "../../../../foundation/subgraph-kit/shared/scalars.js";
import { EligibilityVerdict } from "./eligibility-verdict.enum.js";
import { NearDaemon } from "./near-daemon.type.js";

@ObjectType({ description: "Whether an organization's daemons could take a job, and what to do where they could not." })
export class ProvisionerEligibility {
  @Field(() => EligibilityVerdict, { description: "The answer in one word, for programs." })
  verdict!: EligibilityVerdict;

  @Field(() => String, { description: "One sentence: what to do about it." })
  explanation!: string;

  @Field(() => Int, { description: "Daemons whose tags fit, ever seen." })
  matching!: number;

  @Field(() => Int, { description: "Of these, those seen in the last 90 seconds." })
  available!: number;

  @Field(() => DateTime, {
    nullable: true,
    description: "When one of the matching daemons was last seen; null for never.",
  })
  mostRecentlySeenAt!: Date | null;

  @Field(() => [NearDaemon], {
    description: "The daemons that come closest, with what keeps each from taking the job.",
  })
  nearest!: NearDaemon[];
}
