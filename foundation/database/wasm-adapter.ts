import { randomUUID } from "node:crypto";
import { PrismaPg } from "@prisma/adapter-pg";
import { ColumnTypeEnum } from "@prisma/driver-adapter-utils";
import type { SqlQuery, SqlResultSet } from "@prisma/driver-adapter-utils";
import type pg from "pg";
import { createDatabase, dropDatabase } from "./database-clones.js";
import type { DatabaseConnection } from "./database-connection.js";

type Adapter = Awaited<ReturnType<PrismaPg["connect"]>>;

/** PostgreSQL's internal one-byte "char", and the type that the adapter reads in the same way. */
const CHAR_OID = 18;
const TEXT_OID = 25;

/**
 * The `pg` adapter as Prisma's schema engine needs it: scripts are run whole (and so atomically), the system catalogue's
 * "char" columns can be read, and a shadow database is always one of its own.
 */
export class MigrationAdapter extends PrismaPg {
  private readonly adapters: Adapter[] = [];

  constructor(private readonly connection: DatabaseConnection) {
    // Never by a URL: it would outweigh the shadow database's name, and the real one would be emptied.
    super(connection);
  }

  override async connect(): Promise<Adapter> {
    const adapter = fitForMigrations(await super.connect());
    this.adapters.push(adapter);
    return adapter;
  }

  /** Ends what was connected to the database itself; the engine ends its shadow databases, but not these. */
  async disconnect(): Promise<void> {
    await Promise.all(this.adapters.splice(0).map((adapter) => adapter.dispose()));
  }

  override async connectToShadowDb(): Promise<Adapter> {
    const database = `orgplane_shadow_${randomUUID()}`;
    await createDatabase(this.connection, database);
    const adapter = await new MigrationAdapter({ ...this.connection, database }).connect();
    const disconnect = adapter.dispose.bind(adapter);
    adapter.dispose = async () => {
      await disconnect();
      await dropDatabase(this.connection, database);
    };
    return adapter;
  }
}

function fitForMigrations(adapter: Adapter): Adapter {
  adapter.executeScript = async (script) => {
    // Without arguments PostgreSQL takes several statements at once, as one transaction.
    await adapter.executeRaw({ sql: script, args: [], argTypes: [] });
  };
  adapter.queryRaw = (query) => readWithCharColumns(adapter, query);
  return adapter;
}

/** The adapter's own reading, over a connection that shows it text in the place of "char". */
async function readWithCharColumns(adapter: Adapter, query: SqlQuery): Promise<SqlResultSet> {
  const charColumns = new Set<number>();
  const client = {
    async query(config: pg.QueryArrayConfig) {
      const result = await adapter.underlyingDriver().query(config);
      const fields = result.fields.map((field, index) => {
        if (field.dataTypeID !== CHAR_OID) return field;
        charColumns.add(index);
        return { ...field, dataTypeID: TEXT_OID };
      });
      return { ...result, fields };
    },
  };
  const reader = Object.create(adapter, { client: { value: client } }) as Adapter;
  const original = Object.getPrototypeOf(adapter) as Adapter;
  const { columnTypes, ...rest } = await original.queryRaw.call(reader, query);
  return {
    ...rest,
    columnTypes: columnTypes.map((type, index) => (charColumns.has(index) ? ColumnTypeEnum.Character : type)),
  };
}
