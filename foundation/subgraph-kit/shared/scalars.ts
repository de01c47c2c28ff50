import { GraphQLDateTimeISO, GraphQLJSONObject } from "graphql-scalars";
import { GraphQLScalarType } from "graphql";

/** RFC 3339 in and out; what is no instant is refused by name. */
export const DateTime = new GraphQLScalarType({
  ...GraphQLDateTimeISO.toConfig(),
  name: "DateTime",
  description: "An instant, RFC 3339 in UTC, such as 2026-11-23T14:08:00.123Z.",
  extensions: {},
});

export const JSONObject = new GraphQLScalarType({
  ...GraphQLJSONObject.toConfig(),
  name: "JSONObject",
  description: "A JSON object.",
  specifiedByURL: null,
});
