// What a process of the benchmark does beside its work: it says where it listens, and what it has used so far.

export async function listen(server) {
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  server.keepAliveTimeout = 600_000;
  return `http://127.0.0.1:${server.address().port}`;
}

/** Runs this process's part of the benchmark; `figures` are told whenever the parent asks. */
export async function play({ url, figures = () => ({}) }) {
  process.on("message", () => {
    const { user, system } = process.cpuUsage();
    const residentMiB = process.memoryUsage.rss() / 2 ** 20;
    process.send({ cpuSeconds: (user + system) / 1e6, residentMiB, ...figures() });
  });
  process.on("disconnect", () => process.exit(0));
  process.send({ url });
}
