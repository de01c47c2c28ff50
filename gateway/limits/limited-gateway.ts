import type { ApolloServerOptionsWithGateway, ApolloServerPlugin } from "@apollo/server";
import type { Ending } from "../../foundation/streams/ending.js";
import type { GatewayContext } from "../gateway-context.js";
import type { Limits } from "./limits.js";
import { inTime } from "./time.js";

type Gateway = ApolloServerOptionsWithGateway<GatewayContext>["gateway"];
type Execute = NonNullable<Awaited<ReturnType<Gateway["load"]>>["executor"]>;

const timed =
  (execute: Execute, mostMs: number): Execute =>
  (request) => {
    const context = request.context as GatewayContext;
    const run = (signal: Ending) => execute({ ...request, context: { ...context, signal } });
    return inTime({ mostMs, signal: context.signal, run });
  };

/** The same gateway, with an end to the time that an operation may take. */
export const limitedGateway = (gateway: Gateway, { settings }: Limits): Gateway => ({
  onSchemaLoadOrUpdate: (callback) => gateway.onSchemaLoadOrUpdate(callback),
  stop: () => gateway.stop(),
  async load(options) {
    const { executor } = await gateway.load(options);
    return { executor: executor && timed(executor, settings.operationMs) };
  },
});

/** Refuses what costs too much, once it is known to be valid. */
export const costPlugin = (limits: Limits): ApolloServerPlugin<GatewayContext> => ({
  requestDidStart: () =>
    Promise.resolve({
      didResolveOperation({ schema, document, request: { operationName, variables } }) {
        limits.checkOperation({ schema, document, operationName, variables });
        return Promise.resolve();
      },
    }),
});
