import { Prisma } from "../../generated/prisma/client.js";

/**
 * Takes SQL written by hand. The client does, a transaction of Prisma's does, and one of statements alone: what is written
 * against this runs in any of them.
 */
export interface Statements {
  $queryRaw<Rows>(statement: TemplateStringsArray | Prisma.Sql, ...values: unknown[]): Promise<Rows>;
  /** Answers how many rows were touched. */
  $executeRaw(statement: TemplateStringsArray | Prisma.Sql, ...values: unknown[]): Promise<number>;
}

const names = new WeakMap<Prisma.Sql, string>();

/**
 * SQL that the database plans once a connection, under this name: for a statement whose text is always the same, and which
 * runs more often than anything else.
 */
export const prepared =
  (name: string) =>
  (strings: TemplateStringsArray, ...values: unknown[]): Prisma.Sql => {
    const statement = Prisma.sql(strings, ...values);
    names.set(statement, name);
    return statement;
  };

/** The name under which a statement is planned once; undefined for one that is planned each time. */
export const nameOf = (statement: Prisma.Sql): string | undefined => names.get(statement);
