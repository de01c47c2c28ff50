import type { Command } from "commander";
import { commandGroups, type Cli } from "../../cli.js";
import { ago, bold, span, status, tags } from "../../output/words.js";
import type { Job } from "../../jobs/operations.js";
import { moment, pair, someOf } from "../kit/arguments.js";
import { showList, withLimit, type ListFlags } from "../kit/listing.js";
import { insistOnOrganization, organizationOf } from "../kit/organization.js";
import { registerExplain } from "./explain.js";
import { registerKeys } from "./keys.js";
import { listDaemons, listJobs } from "./operations.js";
import { registerStart } from "./start.js";

interface DaemonFlags extends ListFlags {
  status?: string[];
  tag?: Record<string, string>;
}

async function list(cli: Cli, flags: DaemonFlags): Promise<void> {
  const organization = await organizationOf(cli);
  await showList(cli, flags, {
    async read(page) {
      const filter = { status: flags.status, tags: flags.tag };
      const found = await cli.graph().read(listDaemons, { organization, filter, ...page });
      return (await insistOnOrganization(cli, organization, found.organization)).provisionerDaemons;
    },
    columns: [
      { title: "daemon", cell: ({ name }) => bold(name) },
      { title: "status", cell: (daemon) => status(daemon.status) },
      { title: "tags", cell: (daemon) => tags(daemon.tags), isFlexible: true },
      { title: "key", cell: ({ key }) => key?.name },
      { title: "at work on", cell: ({ currentJob }) => currentJob?.subjectName, isFlexible: true },
      { title: "version", cell: ({ version, isOutdated }) => `${version}${isOutdated ? " (outdated)" : ""}` },
      { title: "seen", cell: ({ lastSeenAt }) => ago(lastSeenAt) },
    ],
    empty: `${organization} has no such daemon. orgplane provisioner start runs one.`,
  });
}

interface JobFlags extends ListFlags {
  status?: string[];
  type?: string[];
  since?: string;
}

/** How long it waited or ran. */
const lasted = ({ startedAt, completedAt }: Job): string | null =>
  startedAt === null
    ? null
    : span((completedAt === null ? Date.now() : Date.parse(completedAt)) - Date.parse(startedAt));

async function jobs(cli: Cli, flags: JobFlags): Promise<void> {
  const organization = await organizationOf(cli);
  await showList(cli, flags, {
    async read(page) {
      const filter = { status: flags.status, type: flags.type, since: flags.since };
      const found = await cli.graph().read(listJobs, { organization, filter, ...page });
      return (await insistOnOrganization(cli, organization, found.organization)).provisionerJobs;
    },
    columns: [
      { title: "job", cell: ({ id }) => bold(id) },
      { title: "status", cell: (job) => status(job.status) },
      { title: "type", cell: ({ type }) => type.toLowerCase().replace("_", " ") },
      { title: "of", cell: ({ subjectName }) => subjectName, isFlexible: true },
      { title: "by", cell: ({ initiator }) => initiator?.username },
      { title: "daemon", cell: ({ daemon }) => daemon?.name },
      { title: "took", cell: lasted, align: "right" },
      { title: "made", cell: ({ createdAt }) => ago(createdAt) },
    ],
    empty: `${organization} has no such jobs.`,
  });
}

export function registerProvisioner(program: Command, cli: Cli): void {
  const provisioner = program
    .command("provisioner")
    .helpGroup(commandGroups.provisioners)
    .description("daemons, their keys and their jobs");
  registerStart(provisioner, cli);
  withLimit(provisioner.command("list").description("the organization's daemons, and what each is at"))
    .option("--status <names>", "idle, busy or offline, parted by commas", someOf(["IDLE", "BUSY", "OFFLINE"]))
    .option("--tag <name=value>", "those with this tag; often", pair)
    .action((flags: DaemonFlags) => list(cli, flags));
  registerKeys(provisioner, cli);
  const statuses = ["PENDING", "RUNNING", "SUCCEEDED", "CANCELING", "CANCELED", "FAILED"];
  withLimit(provisioner.command("jobs").description("the organization's jobs, the newest first"))
    .option("--status <names>", "only those in these states, parted by commas", someOf(statuses))
    .option("--type <names>", "template-import or workspace-build", someOf(["TEMPLATE_IMPORT", "WORKSPACE_BUILD"]))
    .option("--since <time>", "a day, a time, or how long ago, such as 2h", moment)
    .action((flags: JobFlags) => jobs(cli, flags));
  registerExplain(provisioner, cli);
}
