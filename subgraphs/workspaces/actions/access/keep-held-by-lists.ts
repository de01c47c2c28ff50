import { groupBy } from "../../../../foundation/collections/group-by.js";
import type { Transaction } from "../../../../foundation/database/in-transaction.js";
import { keepHeldByAccessList } from "../../../organizations/commands/keep-held-by-access-list.js";
import { permissionsOfAccess } from "../../rules/templates/access-grants.js";
import { listRolesOfSubjects } from "../../store/templates.js";

/** After a change of access lists: what all lists together give those whom it names, or named before. */
export const keepHeldByLists = (tx: Transaction, lines: readonly { subjectId: string }[]): Promise<void> =>
  keepHeldByAccessList(
    tx,
    lines.map(({ subjectId }) => subjectId),
    async (subjectIds) => {
      const rolesBySubject = groupBy(await listRolesOfSubjects(tx, subjectIds), ({ subjectId }) => subjectId);
      return new Map(
        subjectIds.map((id) => [id, permissionsOfAccess((rolesBySubject.get(id) ?? []).map(({ role }) => role))]),
      );
    },
  );
