import type { ApolloServerOptionsWithGateway } from "@apollo/server";
import type { Engine } from "./engine/engine.js";
import type { GatewayContext } from "./gateway-context.js";

type Gateway = ApolloServerOptionsWithGateway<GatewayContext>["gateway"];

/** The engine as Apollo Server knows a gateway: the server reads, validates and answers, the engine executes. */
export function engineGateway(engine: Engine<GatewayContext>, supergraphSdl: string): Gateway {
  const listeners = new Set<Parameters<Gateway["onSchemaLoadOrUpdate"]>[0]>();
  return {
    onSchemaLoadOrUpdate(callback) {
      listeners.add(callback);
      return () => void listeners.delete(callback);
    },
    load() {
      for (const listener of listeners) listener({ apiSchema: engine.schema, coreSupergraphSdl: supergraphSdl });
      return Promise.resolve({
        executor: ({ document, request, context }) => {
          const { operationName, variables } = request;
          const { signal } = context as GatewayContext;
          return engine.execute({ document, operationName, variables, context: context as GatewayContext, signal });
        },
      });
    },
    stop: () => engine.close(),
  };
}
