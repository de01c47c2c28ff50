import type { ApolloServerPlugin } from "@apollo/server";
import type { Request } from "express";
import type { GatewayContext } from "../gateway-context.js";

const json = "application/json; charset=utf-8";
const graphqlJson = "application/graphql-response+json; charset=utf-8";

/** What a request's answer is written as: as Apollo Server decides it. */
export const mediaTypeOf = (request: Request): string => request.accepts([json, graphqlJson]) || json;

/** Faults of an operation by which nothing of it is executed. */
const ofTheOperation: ReadonlySet<unknown> = new Set([
  "GRAPHQL_PARSE_FAILED",
  "GRAPHQL_VALIDATION_FAILED",
  "BAD_USER_INPUT",
]);

/**
 * GraphQL over HTTP: in `application/json`, which anything between could have written, an answer to a sound request is 200 also
 * where its operation is not; in `application/graphql-response+json` the status says it.
 */
export const statusByMediaType: ApolloServerPlugin<GatewayContext> = {
  requestDidStart: () =>
    Promise.resolve({
      willSendResponse({ contextValue, response: { body, http } }) {
        if (contextValue.mediaType !== json || body.kind !== "single") return Promise.resolve();
        const { data, errors = [] } = body.singleResult;
        const isOfTheOperation = errors.every(({ extensions }) => ofTheOperation.has(extensions?.["code"]));
        if (data === undefined && errors.length > 0 && isOfTheOperation) http.status = 200;
        return Promise.resolve();
      },
    }),
};
