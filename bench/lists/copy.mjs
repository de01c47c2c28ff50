/** COPY, as `pg` speaks it: one table, all rows at once. */
class CopyIn {
  constructor(copying) {
    Object.assign(this, copying);
  }
  submit(connection) {
    connection.query(this.text);
  }
  handleCopyInResponse(connection) {
    connection.sendCopyFromChunk(Buffer.from(this.data));
    connection.endCopyFrom();
  }
  handleCommandComplete() {}
  handleReadyForQuery() {
    this.done();
  }
  handleError(error) {
    this.reject(error);
  }
}
export const copy = (client, { table, columns, rows }) =>
  new Promise((resolve, reject) => {
    const data = rows.map((row) => row.map((value) => value ?? "\\N").join("\t")).join("\n");
    client.query(
      new CopyIn({
        text: `copy ${table} (${columns.join(", ")}) from stdin`,
        data: `${data}\n`,
        done: resolve,
        reject,
      }),
    );
  });
