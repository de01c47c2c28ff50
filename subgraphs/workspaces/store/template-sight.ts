import { Prisma } from "../../../generated/prisma/client.js";
import { visibleRows } from "../../../foundation/database/visible-where.js";
import type { Visibility } from "../../../foundation/rbac/visibility.js";
import { inVisible } from "../../../foundation/subgraph-kit/connections/conditions.js";

/** Whom access lists may name. */
export interface AccessSubject {
  userId: string;
  groupIds: readonly string[];
  /** A line counts for members of the template's organization only. */
  organizationIds: readonly string[];
}

/** Which templates an actor may read: by roles, and by their access lists. */
export interface TemplateSight {
  byRoles: Visibility;
  /** Null for whoever no list can name. */
  subject: AccessSubject | null;
}

/** A template, by these columns, whose list has a line for the subject. */
const listed = (id: Prisma.Sql, organizationId: Prisma.Sql, { userId, groupIds, organizationIds }: AccessSubject) =>
  Prisma.sql`(
    ${organizationId} = any(${[...organizationIds]}::uuid[])
    and exists (
      select from workspaces.template_access a
      where a.template_id = ${id}
        and case when a.is_group then a.subject_id = any(${[...groupIds]}::uuid[]) else a.subject_id = ${userId}::uuid end
    )
  )`;

function inSight(organization: Prisma.Sql, isListed: (subject: AccessSubject) => Prisma.Sql, sight: TemplateSight) {
  const byRoles = inVisible({ organization }, sight.byRoles);
  if (byRoles.length === 0 || !sight.subject) return byRoles;
  return [Prisma.sql`(${Prisma.join(byRoles, " and ")} or ${isListed(sight.subject)})`];
}

/** Templates that the actor may read; `t` is the template. */
export const templatesInSight = (sight: TemplateSight): Prisma.Sql[] =>
  inSight(
    Prisma.sql`t.organization_id`,
    (subject) => listed(Prisma.sql`t.id`, Prisma.sql`t.organization_id`, subject),
    sight,
  );

/** Versions of such templates; `t` is the version. */
export const versionsInSight = (sight: TemplateSight): Prisma.Sql[] =>
  inSight(
    Prisma.sql`t.organization_id`,
    (subject) => listed(Prisma.sql`t.template_id`, Prisma.sql`t.organization_id`, subject),
    sight,
  );

const namesSubject = ({ userId, groupIds }: AccessSubject): Prisma.TemplateAccessWhereInput => ({
  OR: [
    { isGroup: false, subjectId: userId },
    { isGroup: true, subjectId: { in: [...groupIds] } },
  ],
});

/** The same as `templatesInSight`, for Prisma. */
export function templateSeen({ byRoles, subject }: TemplateSight): Prisma.TemplateWhereInput {
  if (byRoles === "all" || !subject) return visibleRows(byRoles);
  const { organizationIds } = subject;
  const onList = { organizationId: { in: [...organizationIds] }, access: { some: namesSubject(subject) } };
  return { OR: [visibleRows(byRoles), onList] };
}

/** The same as `versionsInSight`, for Prisma. */
export function versionSeen({ byRoles, subject }: TemplateSight): Prisma.TemplateVersionWhereInput {
  if (byRoles === "all" || !subject) return visibleRows(byRoles);
  return { OR: [visibleRows(byRoles), { template: { is: templateSeen({ byRoles, subject }) } }] };
}

/** The lines of each template's list that name the subject. */
export const listOwnAccess = (
  store: { templateAccess: { findMany: Prisma.TransactionClient["templateAccess"]["findMany"] } },
  templateIds: string[],
  subject: AccessSubject,
) => store.templateAccess.findMany({ where: { templateId: { in: templateIds }, ...namesSubject(subject) } });
