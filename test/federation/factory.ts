import { encodeId } from "../../foundation/ids/global-id.js";
import type { ProvisionerKeyActor } from "../../foundation/rbac/actor.js";
import { startChild, type Child } from "../kit/child-process.js";
import { startGraphUnderTest, type GraphUnderTest } from "../kit/graph-under-test.js";
import { giveRoles, readersRoles } from "../kit/world.js";
import { signIn } from "../kit/sign-in.js";
import { waitUntil } from "../../prisma/seed/wait-until.js";

type Input = Record<string, unknown>;
type Files = Readonly<Record<string, string>>;

const patienceMs = 60_000;
const mutation = (name: string, selection: string): string => {
  const ofItsOwn = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input!`;
  const type = name.startsWith("delete") && name !== "deleteWorkspace" ? "DeleteInput!" : ofItsOwn;
  return `mutation ($input: ${type}) { answer: ${name}(input: $input) { ${selection} userErrors { code path message } } }`;
};

/** A version's job, as whoever waits for it sees it. */
export interface SeenJob {
  status: string;
  error: string | null;
  errorCode: string | null;
  logs: { lines: { stage: string; level: string; output: string }[] };
}

/** The whole graph with daemons as processes of their own, and the steps from files to a running workspace. */
export interface Factory extends GraphUnderTest {
  alphaId: string;
  /** A daemon of alpha that speaks to the gateway, and to nothing else. */
  startDaemon(options?: { key?: ProvisionerKeyActor; settings?: Record<string, string> }): Promise<Child>;
  /** As the site owner; the payload, which must not be refused. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- as loose as an answer
  make(name: string, selection: string, input: Input): Promise<any>;
  /** The id of an uploaded version, and its job once it is over. */
  upload(files: Files, input?: Input): Promise<{ id: string; job: SeenJob }>;
  template(name: string, files: Files): Promise<string>;
  workspace(templateId: string, name: string): Promise<string>;
  /** The workspace once its latest build is over. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  settled(id: string): Promise<any>;
}

const job = `job { status error errorCode daemon { name } logs(first: 1000) { lines { stage level output } } }`;
const isOver = (status: string): boolean => ["SUCCEEDED", "FAILED", "CANCELED"].includes(status);

function steps(graph: GraphUnderTest): Pick<Factory, "make" | "upload" | "settled"> {
  const owner = graph.as(graph.world.owner);
  const ask = async (query: string, variables: Input) => {
    const { data, errors } = await owner.run(query, variables);
    if (errors) throw new Error(JSON.stringify(errors));
    return data!;
  };
  const make: Factory["make"] = async (name, selection, input) => {
    const { answer } = await ask(mutation(name, selection), { input });
    if (answer.userErrors.length > 0) throw new Error(JSON.stringify(answer.userErrors));
    return answer;
  };
  return {
    make,
    async upload(files, input = {}) {
      const list = Object.entries(files).map(([path, content]) => ({ path, content }));
      const place = { organizationId: encodeId("Organization", graph.world.alpha), files: list, ...input };
      const { templateVersion } = await make("createTemplateVersion", "templateVersion { id }", place);
      const query = `query ($id: ID!) { node(id: $id) { ... on TemplateVersion { ${job} } } }`;
      const look = async () => {
        const { node } = await ask(query, { id: templateVersion.id });
        return isOver(node.job.status) ? (node.job as SeenJob) : null;
      };
      return { id: templateVersion.id, job: await waitUntil("the import", look, patienceMs) };
    },
    async settled(id) {
      const query = `query ($id: ID!) { node(id: $id) { ... on Workspace {
        name status dailyCost resources { address } latestBuild { number transition ${job} } } } }`;
      const look = async () => {
        const { node } = await ask(query, { id });
        // What of it was read before the job was over is read again.
        return isOver(node.latestBuild.job.status) ? (await ask(query, { id })).node : null;
      };
      return waitUntil("the build", look, patienceMs);
    },
  };
}

export async function openFactory(): Promise<Factory> {
  const graph = await startGraphUnderTest();
  const made = steps(graph);
  await giveRoles(graph.database, graph.world.alphaMember, readersRoles);
  const daemons: Child[] = [];
  const ownerId = encodeId("User", graph.world.alphaMember.userId);
  return {
    ...graph,
    ...made,
    alphaId: encodeId("Organization", graph.world.alpha),
    async startDaemon({ key = graph.world.alphaKey, settings = {} } = {}) {
      const child = startChild("provisioner/main.js", [], {
        ORGPLANE_URL: graph.endpoint,
        ORGPLANE_PROVISIONER_KEY: await signIn(graph.database, key),
        ORGPLANE_PROVISIONER_NAME: `daemon-${String(daemons.length + 1)}`,
        ...settings,
      });
      daemons.push(child);
      return child;
    },
    async template(name, files) {
      const { id, job: imported } = await made.upload(files);
      if (imported.status !== "SUCCEEDED") throw new Error(JSON.stringify(imported));
      const { template } = await made.make("createTemplate", "template { id }", { versionId: id, name });
      return template.id;
    },
    async workspace(templateId, name) {
      const { workspace } = await made.make("createWorkspace", "workspace { id }", { templateId, name, ownerId });
      return workspace.id;
    },
    async close() {
      await Promise.all(daemons.map((daemon) => daemon.stop()));
      await graph.close();
    },
  };
}

/** As alpha's members are allowed from now on, in credits a day. */
export const allow = ({ database, world }: GraphUnderTest, quotaAllowance: number) =>
  database.group.updateMany({ where: { organizationId: world.alpha, isEveryone: true }, data: { quotaAllowance } });
