import { isObjectType, parse, type GraphQLField, type GraphQLSchema } from "graphql";
import { createLog } from "../../foundation/log/log.js";
import type { Actor } from "../../foundation/rbac/actor.js";
import { buildSubgraph } from "../../foundation/subgraph-kit/build-subgraph.js";
import { executorOf, type ExecuteSubgraph } from "../../foundation/subgraph-kit/execute-subgraph.js";
import type { RenewableContext, SubgraphDefinition } from "../../foundation/subgraph-kit/subgraph-definition.js";
import { subgraphs } from "../../subgraphs/subgraphs.js";
import { openServices } from "../../testing/open-services.js";
import type { Answer, SubgraphUnderTest } from "./subgraph-under-test.js";

interface Part {
  schema: GraphQLSchema;
  execute: ExecuteSubgraph;
}

/** All four subgraphs side by side on one database, without a gateway: each mutation goes to the one that has it. */
export interface Laboratory {
  /** The names of all mutations that there are. */
  mutations: readonly string[];
  as(
    actor: Actor,
    requestId?: string,
  ): {
    /** Sends one mutation with this input; its answer is under its name, with what is asked of every payload. */
    mutate(name: string, input: object): Promise<Answer>;
    /** Asks the subgraph that has this root field. */
    query(rootField: string, document: string, variables?: Record<string, unknown>): Promise<Answer>;
  };
  close(): Promise<void>;
}

function documentOf({ name, args, type }: GraphQLField<unknown, unknown>): string {
  const hasErrors = isObjectType(type) && "userErrors" in type.getFields();
  const fields = `__typename ${hasErrors ? "userErrors { code path message }" : ""}`;
  const input = args.find((argument) => argument.name === "input");
  if (!input) return `mutation { ${name} { ${fields} } }`;
  return `mutation ($input: ${String(input.type)}) { ${name}(input: $input) { ${fields} } }`;
}

const fieldsOf = ({ schema }: Part) => Object.values(schema.getMutationType()?.getFields() ?? {});

export function openLaboratory({
  database,
  clock,
  url,
}: Pick<SubgraphUnderTest, "database" | "clock" | "url">): Laboratory {
  const { services, close } = openServices({ database, url }, clock);
  const log = createLog({ level: "silent", name: "laboratory" });
  const parts = Object.values(subgraphs).map((define): Part => {
    const definition = define(services) as unknown as SubgraphDefinition<RenewableContext>;
    const subgraph = buildSubgraph(definition);
    return { schema: subgraph.schema, execute: executorOf(definition, subgraph, log) };
  });
  return {
    mutations: parts.flatMap((part) => fieldsOf(part).map(({ name }) => name)),
    as(actor, requestId = "test") {
      const request = { actor, requestId, ipAddress: "127.0.0.1" };
      return {
        async mutate(name, input) {
          const part = parts.find(({ schema }) => schema.getMutationType()?.getFields()[name])!;
          const document = parse(documentOf(fieldsOf(part).find((field) => field.name === name)!));
          return (await part.execute({ document, variables: { input } }, request)) as Answer;
        },
        async query(rootField, document, variables = {}) {
          const part = parts.find(({ schema }) => schema.getQueryType()?.getFields()[rootField])!;
          return (await part.execute({ document: parse(document), variables }, request)) as Answer;
        },
      };
    },
    close,
  };
}
