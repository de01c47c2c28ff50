import type { Command } from "commander";
import { commandGroups, type Cli } from "../../cli.js";
import { contextOf } from "../../settings/whereabouts.js";
import { writeConfig, type Context } from "../../settings/config-file.js";
import { withExamples } from "../examples.js";

interface Row {
  name: string;
  isCurrent: boolean;
  url: string;
  username: string | null;
  organization: string | null;
  expiresAt: string | null;
}

/** What may be shown of a context: all but its token. */
const rowOf = (current: string | null, [name, context]: [string, Context]): Row => ({
  name,
  isCurrent: name === current,
  url: context.url,
  username: context.username ?? null,
  organization: context.organization ?? null,
  expiresAt: context.expiresAt ?? null,
});

function list(cli: Cli): void {
  const { current, contexts } = cli.config();
  const rows = Object.entries(contexts).map((entry) => rowOf(current, entry));
  cli.output().table(
    rows,
    [
      { title: "", cell: ({ isCurrent }) => ({ text: isCurrent ? "*" : " ", style: (colors) => colors.green }) },
      { title: "name", cell: ({ name }) => name },
      { title: "user", cell: ({ username }) => username },
      { title: "address", cell: ({ url }) => url, isFlexible: true },
      { title: "organization", cell: ({ organization }) => organization },
      { title: "expires", cell: ({ expiresAt }) => expiresAt },
    ],
    "There is no context yet: orgplane login makes one.",
  );
}

function use(cli: Cli, name: string): void {
  const { organization } = cli.flags();
  const config = cli.config();
  const { context } = contextOf(config, name)!;
  const wanted = organization === undefined ? context : { ...context, organization };
  writeConfig(cli.environment.configFile, {
    current: name,
    contexts: { ...config.contexts, [name]: wanted },
  });
  const where = wanted.organization === undefined ? "" : `, organization ${wanted.organization}`;
  cli.output().note(`Commands now go to ${wanted.url}${where} (context ${name}).`);
}

function remove(cli: Cli, name: string): void {
  const config = cli.config();
  contextOf(config, name);
  const { [name]: gone, ...contexts } = config.contexts;
  const current = config.current === name ? null : config.current;
  writeConfig(cli.environment.configFile, { current, contexts });
  const output = cli.output();
  output.note(`The context ${name} is forgotten.`);
  if (gone?.tokenId !== undefined)
    output.note("Its token still counts until it expires: orgplane token revoke ends it.");
}

/** Places that one is signed in at, by name. */
export function registerContext(program: Command, cli: Cli): void {
  const context = program
    .command("context")
    .helpGroup(commandGroups.signIn)
    .description("places that you are signed in at, and which of them is meant");
  withExamples(
    context
      .command("list")
      .description("all contexts; a star marks the current one")
      .action(() => list(cli)),
    [["orgplane context list --json", "without tokens, which are never shown"]],
  );
  withExamples(
    context
      .command("use <name>")
      .description("make a context the current one; with -o also say which organization is meant there")
      .action((name: string) => use(cli, name)),
    [
      ["orgplane context use staging", "commands go to staging from now on"],
      ["orgplane context use staging -o mobile", "and mean the organization mobile unless told otherwise"],
    ],
  );
  context
    .command("delete <name>")
    .description("forget a context; its token is not revoked, which logout does")
    .action((name: string) => remove(cli, name));
}
