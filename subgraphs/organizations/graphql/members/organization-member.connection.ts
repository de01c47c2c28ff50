import { connectionOf } from "../../../../foundation/subgraph-kit/connections/connection-type.js";
import { OrganizationMember } from "./organization-member.type.js";

export const OrganizationMemberConnection = connectionOf("OrganizationMember", () => OrganizationMember);
