import type { ApolloServerOptionsWithGateway } from "@apollo/server";
import type { GatewayContext } from "../gateway-context.js";

type Gateway = ApolloServerOptionsWithGateway<GatewayContext>["gateway"];
export type Execute = NonNullable<Awaited<ReturnType<Gateway["load"]>>["executor"]>;

/** The same gateway, and what Apollo Server executes by: so that the fast path executes by nothing else. */
export function tapGateway(gateway: Gateway): { gateway: Gateway; execute: Execute } {
  let executor: Execute | null = null;
  return {
    gateway: {
      onSchemaLoadOrUpdate: (callback) => gateway.onSchemaLoadOrUpdate(callback),
      stop: () => gateway.stop(),
      async load(options) {
        const loaded = await gateway.load(options);
        executor = loaded.executor;
        return loaded;
      },
    },
    execute(request) {
      if (!executor) throw new Error("The server has not been started.");
      return executor(request);
    },
  };
}
