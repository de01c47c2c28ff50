import type { Command } from "commander";
import type { Cli } from "../../cli.js";
import { ago, bold, tags } from "../../output/words.js";
import { duration, pair } from "../kit/arguments.js";
import { confirm } from "../kit/confirm.js";
import { done } from "../kit/done.js";
import { insistOnOrganization, organizationOf } from "../kit/organization.js";
import { insist } from "../kit/unknown.js";
import { withExamples } from "../examples.js";
import { createKey, deleteKey, listKeys } from "./operations.js";

async function all(cli: Cli) {
  const name = await organizationOf(cli);
  const { organization } = await cli.graph().read(listKeys, { organization: name });
  const { id, provisionerKeys } = await insistOnOrganization(cli, name, organization);
  return { organization: name, organizationId: id, keys: provisionerKeys ?? [] };
}

async function list(cli: Cli): Promise<void> {
  const { organization, keys } = await all(cli);
  cli.output().table(
    keys,
    [
      { title: "name", cell: ({ name }) => bold(name) },
      { title: "tags", cell: (key) => tags(key.tags), isFlexible: true },
      { title: "used", cell: ({ lastUsedAt }) => ago(lastUsedAt) ?? "never" },
      { title: "expires", cell: ({ expiresAt }) => ago(expiresAt) ?? "never" },
      { title: "made", cell: ({ createdAt }) => ago(createdAt) },
    ],
    `${organization} has no provisioner key. orgplane provisioner keys create makes one.`,
  );
}

async function create(cli: Cli, name: string, { tag, expires }: { tag?: Record<string, string>; expires?: number }) {
  const { organization, organizationId } = await all(cli);
  const expiresAt = expires === undefined ? undefined : new Date(Date.now() + expires).toISOString();
  const input = { organizationId, name, tags: tag, expiresAt };
  const { createProvisionerKey: made } = await cli.graph().mutate(createKey, { input });
  const output = cli.output();
  if (output.isJson) return output.json({ ...made.provisionerKey, secret: made.secret });
  output.print(made.secret);
  output.note(
    `The key ${made.provisionerKey.name} of ${organization} was created. This is the only time that it is shown.`,
  );
  output.note(`A daemon uses it: ORGPLANE_PROVISIONER_KEY=… orgplane provisioner start --url ${cli.graph().endpoint}`);
}

async function remove(cli: Cli, name: string, { yes }: { yes?: boolean }): Promise<void> {
  const { organization, keys } = await all(cli);
  const names = keys.map((key) => key.name);
  const where = ` in ${organization}`;
  const found = keys.find((key) => key.name === name);
  const { id } = insist(found, {
    kind: "provisioner key",
    name,
    where,
    names,
    listedBy: "orgplane provisioner keys list",
  });
  await confirm(cli, `Delete the key ${name} of ${organization}? Daemons that use it get no further job.`, yes);
  const { deleteProvisionerKey: gone } = await cli.graph().mutate(deleteKey, { input: { id } });
  done(cli, `The key ${name} was deleted.`, gone);
}

export function registerKeys(provisioner: Command, cli: Cli): void {
  const keys = provisioner.command("keys").description("what daemons sign in with");
  keys
    .command("list", { isDefault: true })
    .description("the organization's keys; never their secrets")
    .action(() => list(cli));
  withExamples(
    keys
      .command("create <name>")
      .description("make a key; its secret is printed, once, and its tags never change")
      .option("--tag <name=value>", "what daemons with it are good for; often", pair)
      .option("--expires <time>", "ends after so long, such as 90d", duration)
      .action((name: string, flags: { tag?: Record<string, string> }) => create(cli, name, flags)),
    [["orgplane provisioner keys create eu-cluster -o mobile --tag region=eu", ""]],
  );
  keys
    .command("delete <name>")
    .description("end a key at once; a job under way may still be reported")
    .option("-y, --yes", "without asking")
    .action((name: string, flags: { yes?: boolean }) => remove(cli, name, flags));
}
