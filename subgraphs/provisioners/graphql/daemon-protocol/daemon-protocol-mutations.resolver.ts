import { Arg, Mutation, Resolver } from "type-graphql";
import { notImplemented } from "../../../../foundation/not-implemented/not-implemented.js";
import { DeleteInput, DeletePayload } from "../../../../foundation/subgraph-kit/shared/deletion.js";
import { ProvisionerJobPayload } from "../jobs/provisioner-job.payload.js";
import { AcquireProvisionerJobInput } from "./acquire-provisioner-job.input.js";
import { AcquireProvisionerJobPayload } from "./acquire-provisioner-job.payload.js";
import { CommitJobQuotaInput } from "./commit-job-quota.input.js";
import { CommitJobQuotaPayload } from "./commit-job-quota.payload.js";
import { CompleteProvisionerJobInput } from "./complete-provisioner-job.input.js";
import { FailProvisionerJobInput } from "./fail-provisioner-job.input.js";
import { RegisterProvisionerDaemonInput } from "./register-provisioner-daemon.input.js";
import { RegisterProvisionerDaemonPayload } from "./register-provisioner-daemon.payload.js";
import { ReportProvisionerJobInput } from "./report-provisioner-job.input.js";
import { ReportProvisionerJobPayload } from "./report-provisioner-job.payload.js";

@Resolver()
export class DaemonProtocolMutationsResolver {
  @Mutation(() => RegisterProvisionerDaemonPayload, {
    nullable: true,
    description: "§Mutation.registerProvisionerDaemon§",
  })
  registerProvisionerDaemon(
    @Arg("input", () => RegisterProvisionerDaemonInput, { description: "§Mutation.registerProvisionerDaemon(input:)§" })
    _input: RegisterProvisionerDaemonInput,
  ): never {
    return notImplemented("Mutation.registerProvisionerDaemon");
  }

  @Mutation(() => AcquireProvisionerJobPayload, {
    nullable: true,
    description:
      "Waits up to waitSeconds (at most 30) for a job that this daemon may take; null when there was none. A job that it took and never reported is given again.",
  })
  acquireProvisionerJob(
    @Arg("input", () => AcquireProvisionerJobInput, { description: "§Mutation.acquireProvisionerJob(input:)§" })
    _input: AcquireProvisionerJobInput,
  ): never {
    return notImplemented("Mutation.acquireProvisionerJob");
  }

  @Mutation(() => ReportProvisionerJobPayload, {
    nullable: true,
    description: "Liveness, logs and progress in one; the answer says whether to stop.",
  })
  reportProvisionerJob(
    @Arg("input", () => ReportProvisionerJobInput, { description: "§Mutation.reportProvisionerJob(input:)§" })
    _input: ReportProvisionerJobInput,
  ): never {
    return notImplemented("Mutation.reportProvisionerJob");
  }

  @Mutation(() => CommitJobQuotaPayload, {
    nullable: true,
    description: "Between plan and apply: may the workspace cost this much?",
  })
  commitJobQuota(
    @Arg("input", () => CommitJobQuotaInput, { description: "§Mutation.commitJobQuota(input:)§" })
    _input: CommitJobQuotaInput,
  ): never {
    return notImplemented("Mutation.commitJobQuota");
  }

  @Mutation(() => ProvisionerJobPayload, { nullable: true, description: "§Mutation.completeProvisionerJob§" })
  completeProvisionerJob(
    @Arg("input", () => CompleteProvisionerJobInput, { description: "§Mutation.completeProvisionerJob(input:)§" })
    _input: CompleteProvisionerJobInput,
  ): never {
    return notImplemented("Mutation.completeProvisionerJob");
  }

  @Mutation(() => ProvisionerJobPayload, {
    nullable: true,
    description: "A job that was being canceled ends CANCELED, any other FAILED; the state is kept in both.",
  })
  failProvisionerJob(
    @Arg("input", () => FailProvisionerJobInput, { description: "§Mutation.failProvisionerJob(input:)§" })
    _input: FailProvisionerJobInput,
  ): never {
    return notImplemented("Mutation.failProvisionerJob");
  }

  @Mutation(() => DeletePayload, { nullable: true, description: "On shutdown: offline at once, not after 90 seconds." })
  unregisterProvisionerDaemon(
    @Arg("input", () => DeleteInput, { description: "§Mutation.unregisterProvisionerDaemon(input:)§" })
    _input: DeleteInput,
  ): never {
    return notImplemented("Mutation.unregisterProvisionerDaemon");
  }
}
