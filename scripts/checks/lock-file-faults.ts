interface LockedPackage {
  resolved?: string;
  link?: boolean;
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}

type Packages = Readonly<Record<string, LockedPackage>>;

/** As Node looks a package up: beside the one that wants it, then in each folder above. */
function isLocked(packages: Packages, wantedBy: string, name: string): boolean {
  const above = wantedBy.split(/\/?node_modules\//).filter((part) => part !== "");
  const folders = above.map((_, depth) =>
    above
      .slice(0, depth + 1)
      .map((part) => `node_modules/${part}/`)
      .join(""),
  );
  return ["", ...folders].some((folder) => `${folder}node_modules/${name}` in packages);
}

const addressed = (packages: Packages): string[] =>
  Object.entries(packages)
    .filter(([, { resolved, link }]) => resolved !== undefined && !link)
    .map(([path]) => `${path} has an address`);

const missing = (packages: Packages): string[] =>
  Object.entries(packages).flatMap(([path, { dependencies, optionalDependencies }]) =>
    Object.keys({ ...dependencies, ...optionalDependencies })
      .filter((name) => !isLocked(packages, path, name))
      .map((name) => `${name}, which ${path || "the project"} wants, is not locked`),
  );

/**
 * What is wrong with package-lock.json. It says no addresses, so that it holds behind any registry; and it locks the
 * packages of every platform: npm leaves out those that it could not find when it wrote the file, and refuses them later.
 */
export function findLockFileFaults(lockFile: string): string[] {
  const { packages = {} } = JSON.parse(lockFile) as { packages?: Packages };
  return [...addressed(packages), ...missing(packages)];
}
