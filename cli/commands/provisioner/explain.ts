import type { Command } from "commander";
import type { Cli } from "../../cli.js";
import { CliFault } from "../../cli-fault.js";
import type { Eligibility } from "../../jobs/operations.js";
import { ago, bold, count, status, tags as tagList } from "../../output/words.js";
import { jobOf } from "../job/find.js";
import { pair } from "../kit/arguments.js";
import { insistOnOrganization, organizationOf } from "../kit/organization.js";
import { withExamples } from "../examples.js";
import { organizationId } from "../org/operations.js";
import { eligibility } from "./operations.js";

type Near = Eligibility["nearest"][number];

/** `region is us, not eu`; `gpu is missing, should be a100`. */
function differenceOf({ mismatches, untaggedJobNeedsUntaggedDaemon }: Near): string {
  if (untaggedJobNeedsUntaggedDaemon) return "a job without tags runs on daemons without tags only";
  if (mismatches.length === 0) return "nothing: it fits";
  const one = ({ tag, wanted, actual }: Near["mismatches"][number]): string =>
    actual === null ? `${tag} is missing, should be ${wanted}` : `${tag} is ${actual}, not ${wanted}`;
  return mismatches.map(one).join("; ");
}

function show(cli: Cli, verdict: Eligibility): void {
  const output = cli.output();
  if (output.isJson) return output.json(verdict);
  output.record(verdict, [
    ["verdict", status(verdict.verdict)],
    ["why", verdict.explanation],
    ["daemons that fit", `${String(verdict.matching)}, ${String(verdict.available)} of them online`],
    ["last seen", ago(verdict.mostRecentlySeenAt)],
  ]);
  if (verdict.nearest.length === 0) return;
  output.print(
    `\n${output.out.colors.dim(`${count(verdict.nearest.length, "daemon comes", "daemons come")} closest:`)}`,
  );
  output.table(
    verdict.nearest,
    [
      { title: "daemon", cell: ({ daemon }) => bold(daemon?.name ?? "?") },
      { title: "status", cell: ({ daemon }) => daemon && status(daemon.status) },
      { title: "tags", cell: ({ daemon }) => tagList(daemon?.tags ?? {}), isFlexible: true },
      { title: "in the way", cell: differenceOf, isFlexible: true },
    ],
    "",
  );
}

async function explain(cli: Cli, reference: string | undefined, { tag = {} }: { tag?: Record<string, string> }) {
  if (reference !== undefined) {
    const job = await jobOf(cli, reference);
    if (job.eligibility) return show(cli, job.eligibility);
    throw new CliFault(`The job does not wait: it is ${job.status.toLowerCase()}.`, {
      code: "NOT_PENDING",
      remedy: `orgplane job show ${job.id} says more.`,
    });
  }
  const name = await organizationOf(cli);
  const { organization } = await cli.graph().read(organizationId, { name });
  const { id } = await insistOnOrganization(cli, name, organization);
  const answer = await cli.graph().read(eligibility, { organizationId: id, tags: tag });
  if (answer.provisionerEligibility) show(cli, answer.provisionerEligibility);
}

export function registerExplain(provisioner: Command, cli: Cli): void {
  withExamples(
    provisioner
      .command("explain [job-or-workspace]")
      .description("why a job waits; without one, whether a job with these tags could run and where")
      .option("--tag <name=value>", "a tag that the job would have; often", pair)
      .action((reference: string | undefined, flags: { tag?: Record<string, string> }) =>
        explain(cli, reference, flags),
      ),
    [
      ["orgplane provisioner explain my-space", "why the last build of your workspace waits"],
      ["orgplane provisioner explain -o mobile --tag region=eu", "which daemons could take such a job"],
    ],
  );
}
