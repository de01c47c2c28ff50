import { encodeId } from "../../foundation/ids/global-id.js";
import { newId } from "../../foundation/ids/new-id.js";
import type { NodeType } from "../../foundation/ids/prefixes.js";
import { testSealer } from "../kit/test-sealer.js";
import { createChanges } from "../../foundation/streams/changes.js";
import { createJobSignal } from "../../foundation/job-queue/job-signal.js";
import { createLog } from "../../foundation/log/log.js";
import type { Actor } from "../../foundation/rbac/actor.js";
import { buildSubgraph } from "../../foundation/subgraph-kit/build-subgraph.js";
import type { Subgraph } from "../../foundation/subgraph-kit/guarded-subgraph.js";
import { executorOf, type ExecuteSubgraph } from "../../foundation/subgraph-kit/execute-subgraph.js";
import type {
  RenewableContext,
  SubgraphDefinition,
  SubgraphName,
} from "../../foundation/subgraph-kit/subgraph-definition.js";
import type { SubgraphServices } from "../../foundation/subgraph-kit/subgraph-services.js";
import { parse, type ExecutionResult } from "graphql";
import { subgraphs } from "../../subgraphs/subgraphs.js";
import { openFactory, type Factory } from "./factory.js";

export const subgraphNames = Object.keys(subgraphs) as SubgraphName[];

/** Types that no row can be of before the parts that make them are served. */
export const unservedTypes = new Set(["IdentityProvider", "IdentitySyncRun", "IdentityResync"]);

/** The graph with one object of each type, all of them alpha's, and each subgraph on its own as well. */
export interface OneOfEach {
  factory: Factory;
  /** By type. */
  ids: ReadonlyMap<string, string>;
  subgraph(name: SubgraphName): Subgraph;
  /** Asks a subgraph itself, with no gateway in front. */
  ask(
    name: SubgraphName,
    question: { actor: Actor; query: string; variables: Record<string, unknown> },
  ): Promise<ExecutionResult>;
  close(): Promise<void>;
}

async function makeObjects(factory: Factory): Promise<void> {
  const { database, world, clock } = factory;
  await factory.startDaemon();
  const templateId = await factory.template("echo", { "template.yaml": "executor: echo\n" });
  await factory.settled(await factory.workspace(templateId, "built"));
  const secretHash = Buffer.from("none");
  await database.accessToken.create({
    data: { id: newId<"AccessToken">(), userId: world.alphaMember.userId, name: "t", secretHash },
  });
  await database.workspaceProxy.create({
    data: { id: newId<"WorkspaceProxy">(), name: "p", url: "http://p.invalid", secretHash, createdAt: clock.now() },
  });
}

async function findObjects({ database, world: { alpha, alphaMember } }: Factory): Promise<Map<string, string>> {
  const where = { organizationId: alpha };
  const found: Partial<Record<NodeType, { id: string } | null>> = {
    Organization: { id: alpha },
    User: { id: alphaMember.userId },
    OrganizationMember: await database.member.findFirst({ where }),
    Group: await database.group.findFirst({ where }),
    Role: await database.role.findFirst({ where }),
    AccessToken: await database.accessToken.findFirst({ where: { userId: alphaMember.userId } }),
    AuditEntry: await database.auditEntry.findFirst({ where }),
    Template: await database.template.findFirst({ where }),
    TemplateVersion: await database.templateVersion.findFirst({ where }),
    Workspace: await database.workspace.findFirst({ where }),
    WorkspaceBuild: await database.workspaceBuild.findFirst({ where }),
    WorkspaceProxy: await database.workspaceProxy.findFirst(),
    ProvisionerKey: await database.provisionerKey.findFirst({ where }),
    ProvisionerDaemon: await database.provisionerDaemon.findFirst({ where }),
    ProvisionerJob: await database.job.findFirst({ where: { ...where, type: "WORKSPACE_BUILD" } }),
  };
  return new Map(
    Object.entries(found).map(([type, row]): [string, string] => [type, encodeId(type as NodeType, row!.id)]),
  );
}

function startSubgraph(
  name: SubgraphName,
  services: SubgraphServices,
): { subgraph: Subgraph; execute: ExecuteSubgraph } {
  const definition = subgraphs[name](services) as unknown as SubgraphDefinition<RenewableContext>;
  const subgraph = buildSubgraph(definition);
  return { subgraph, execute: executorOf(definition, subgraph, createLog({ level: "silent", name })) };
}

export async function openOneOfEach(): Promise<OneOfEach> {
  const factory = await openFactory();
  await makeObjects(factory);
  const jobSignal = createJobSignal(factory.url);
  const services = {
    database: factory.database,
    clock: factory.clock,
    jobSignal,
    changes: createChanges(factory.url),
    sealer: testSealer,
  };
  const started = new Map(subgraphNames.map((name) => [name, startSubgraph(name, services)]));
  return {
    factory,
    ids: await findObjects(factory),
    subgraph: (name) => started.get(name)!.subgraph,
    ask: (name, { actor, query, variables }) =>
      started.get(name)!.execute({ document: parse(query), variables }, { actor, requestId: "test", ipAddress: null }),
    async close() {
      await jobSignal.close();
      await factory.close();
    },
  };
}
