import pg from "pg";
import { Prisma } from "../../generated/prisma/client.js";
import { nameOf, type Statements } from "./statements.js";

/** What answers a query: a pool, or one connection of it. */
export type Queryable = Pick<pg.Pool, "query">;

const { INT8, NUMERIC } = pg.types.builtins;
const parsers = new Map<number, (text: string) => unknown>([
  [INT8, BigInt],
  [NUMERIC, (text) => new Prisma.Decimal(text)],
]);

/** Values as Prisma's raw queries give them. */
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: "text") =>
    parsers.get(oid) ?? (pg.types.getTypeParser(oid, format) as unknown)) as pg.CustomTypesConfig["getTypeParser"],
};

type Given = [statement: TemplateStringsArray | Prisma.Sql, ...values: unknown[]];

const sqlOf = ([statement, ...values]: Given): Prisma.Sql =>
  statement instanceof Prisma.Sql ? statement : Prisma.sql(statement, ...values);

/** SQL by hand, sent by `pg` itself: Prisma takes several times the time for the same statement, see decision 7. */
export function directStatements(connection: () => Queryable): Statements {
  const send = (given: Given) => {
    const statement = sqlOf(given);
    const { text, values } = statement;
    return connection().query({ name: nameOf(statement), text, values, types });
  };
  return {
    async $queryRaw<Rows>(...given: Given) {
      return (await send(given)).rows as Rows;
    },
    async $executeRaw(...given) {
      return (await send(given)).rowCount ?? 0;
    },
  };
}
