import { connectionOf } from "../../../../foundation/subgraph-kit/connections/connection-type.js";
import { AccessToken } from "./access-token.type.js";

export const AccessTokenConnection = connectionOf("AccessToken", () => AccessToken);
