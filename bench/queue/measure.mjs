export const workers = 10;

/** So many at once, until all numbers are used up. */
export async function inParallel(count, work) {
  let next = 0;
  const one = async (worker) => {
    for (let index = next++; index < count; index = next++) await work(index, worker);
  };
  await Promise.all(Array.from({ length: workers }, (_, worker) => one(worker)));
}

export async function perSecond(count, work) {
  const since = performance.now();
  await work();
  return (count * 1000) / (performance.now() - since);
}

export const median = (numbers) => {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
};
