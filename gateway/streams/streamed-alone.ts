import type { ApolloServerPlugin } from "@apollo/server";
import { GraphQLError, OperationTypeNode } from "graphql";
import type { GatewayContext } from "../gateway-context.js";

const message =
  "A subscription is streamed: connect by WebSocket (graphql-transport-ws), or accept text/event-stream or multipart/mixed;subscriptionSpec=1.0.";

/** Refuses a subscription that asks for one answer. */
export const streamedAlone: ApolloServerPlugin<GatewayContext> = {
  requestDidStart: () =>
    Promise.resolve({
      didResolveOperation({ operation }) {
        if (operation?.operation !== OperationTypeNode.SUBSCRIPTION) return Promise.resolve();
        throw new GraphQLError(message, { extensions: { code: "BAD_REQUEST", http: { status: 406 } } });
      },
    }),
};
