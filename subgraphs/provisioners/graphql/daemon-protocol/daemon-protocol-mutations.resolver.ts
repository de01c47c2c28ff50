import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { RequiresPermission } from "../../../../foundation/subgraph-kit/access-directives.js";
import { readId } from "../../../../foundation/ids/read-id.js";
import { DeleteInput, DeletePayload } from "../../../../foundation/subgraph-kit/shared/deletion.js";
import { acquireProvisionerJob } from "../../actions/protocol/acquire-provisioner-job.js";
import { commitJobQuota } from "../../actions/protocol/commit-job-quota.js";
import { completeProvisionerJob } from "../../actions/protocol/complete-provisioner-job.js";
import { failProvisionerJob } from "../../actions/protocol/fail-provisioner-job.js";
import { registerProvisionerDaemon } from "../../actions/protocol/register-provisioner-daemon.js";
import { reportProvisionerJob } from "../../actions/protocol/report-provisioner-job.js";
import { unregisterProvisionerDaemon } from "../../actions/protocol/unregister-provisioner-daemon.js";
import type { ProvisionersContext } from "../context.js";
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

const readDaemonId = ({ daemonId }: { daemonId: string }) => readId("ProvisionerDaemon", daemonId, "input.daemonId");

const readIds = (input: { jobId: string; daemonId: string }) => ({
  jobId: readId("ProvisionerJob", input.jobId, "input.jobId"),
  daemonId: readDaemonId(input),
});

@Resolver()
export class DaemonProtocolMutationsResolver {
  @RequiresPermission("PROVISIONER_JOB_RUN")
  @Mutation(() => RegisterProvisionerDaemonPayload, {
    nullable: true,
    description: "Makes a daemon known; organization and tags are those of its key.",
  })
  registerProvisionerDaemon(
    @Arg("input", () => RegisterProvisionerDaemonInput, { description: "Name and versions of the daemon that speaks." })
    input: RegisterProvisionerDaemonInput,
    @Ctx() context: ProvisionersContext,
  ) {
    return registerProvisionerDaemon(context, input);
  }

  @RequiresPermission("PROVISIONER_JOB_RUN")
  @Mutation(() => AcquireProvisionerJobPayload, {
    nullable: true,
    description:
      "Waits up to waitSeconds (at most 30) for a job that this daemon may take; null when there was none. A job that it took and never reported is given again.",
  })
  acquireProvisionerJob(
    @Arg("input", () => AcquireProvisionerJobInput, { description: "Which daemon asks, and how long it waits." })
    input: AcquireProvisionerJobInput,
    @Ctx() context: ProvisionersContext,
  ) {
    return acquireProvisionerJob(context, { ...input, daemonId: readDaemonId(input) });
  }

  @RequiresPermission("PROVISIONER_JOB_RUN")
  @Mutation(() => ReportProvisionerJobPayload, {
    nullable: true,
    description: "Liveness, logs and progress in one; the answer says whether to stop.",
  })
  reportProvisionerJob(
    @Arg("input", () => ReportProvisionerJobInput, {
      description: "Which daemon reports on which job, with any new log lines.",
    })
    input: ReportProvisionerJobInput,
    @Ctx() context: ProvisionersContext,
  ) {
    return reportProvisionerJob(context, { ...input, ...readIds(input) });
  }

  @RequiresPermission("PROVISIONER_JOB_RUN")
  @Mutation(() => CommitJobQuotaPayload, {
    nullable: true,
    description: "Between plan and apply: may the workspace cost this much?",
  })
  commitJobQuota(
    @Arg("input", () => CommitJobQuotaInput, { description: "Which job, and what the workspace would cost." })
    input: CommitJobQuotaInput,
    @Ctx() context: ProvisionersContext,
  ) {
    return commitJobQuota(context, { ...input, ...readIds(input) });
  }

  @RequiresPermission("PROVISIONER_JOB_RUN")
  @Mutation(() => ProvisionerJobPayload, {
    nullable: true,
    description: "Ends the job as SUCCEEDED and keeps what it brought.",
  })
  completeProvisionerJob(
    @Arg("input", () => CompleteProvisionerJobInput, {
      description: "Which job, with the state, resources or template contents that it brought.",
    })
    input: CompleteProvisionerJobInput,
    @Ctx() context: ProvisionersContext,
  ) {
    return completeProvisionerJob(context, { ...input, ...readIds(input) });
  }

  @RequiresPermission("PROVISIONER_JOB_RUN")
  @Mutation(() => ProvisionerJobPayload, {
    nullable: true,
    description: "A job that was being canceled ends CANCELED, any other FAILED; the state is kept in both.",
  })
  failProvisionerJob(
    @Arg("input", () => FailProvisionerJobInput, {
      description: "Which job, what went wrong, and the state as it was left.",
    })
    input: FailProvisionerJobInput,
    @Ctx() context: ProvisionersContext,
  ) {
    return failProvisionerJob(context, { ...input, ...readIds(input) });
  }

  @RequiresPermission("PROVISIONER_JOB_RUN")
  @Mutation(() => DeletePayload, { nullable: true, description: "On shutdown: offline at once, not after 90 seconds." })
  unregisterProvisionerDaemon(
    @Arg("input", () => DeleteInput, { description: "Which daemon shuts down, by its global id." })
    input: DeleteInput,
    @Ctx() context: ProvisionersContext,
  ) {
    return unregisterProvisionerDaemon(context, { id: readId("ProvisionerDaemon", input.id, "input.id") });
  }
}
