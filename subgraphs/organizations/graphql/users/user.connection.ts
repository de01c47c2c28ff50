import { connectionOf } from "../../../../foundation/subgraph-kit/connections/connection-type.js";
import { User } from "./user.type.js";

export const UserConnection = connectionOf("User", () => User);
