import { badInput } from "../../../../foundation/errors/graph-errors.js";
import { decodeId } from "../../../../foundation/ids/global-id.js";
import type { TemplateAccessInput } from "./template-access.input.js";

/** Whom a list names: the global id of a user or a group; BAD_USER_INPUT for anything else. */
export function readSubject(globalId: string, argument: string): { subjectId: string; isGroup: boolean } {
  const decoded = decodeId(globalId);
  if (decoded?.type === "User" || decoded?.type === "Group") {
    return { subjectId: decoded.id, isGroup: decoded.type === "Group" };
  }
  throw badInput(argument, "This is no id of a user or a group, such as usr_01jd… or grp_01jd….");
}

/** A line of an access list, of this field of the input. */
export const readLine =
  (field: string) =>
  ({ subjectId, role }: TemplateAccessInput, index: number) => ({
    ...readSubject(subjectId, `input.${field}.${String(index)}.subjectId`),
    role,
  });
