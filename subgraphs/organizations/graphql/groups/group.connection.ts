import { connectionOf } from "../../../../foundation/subgraph-kit/connections/connection-type.js";
import { Group } from "./group.type.js";

export const GroupConnection = connectionOf("Group", () => Group);
