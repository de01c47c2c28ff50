interface LockFile {
  packages?: Record<string, { resolved?: string; link?: boolean }>;
}

/** Packages whose entry in package-lock.json says where to download them: the lock file must hold behind any registry. */
export function findAddressedPackages(lockFile: string): string[] {
  const { packages = {} } = JSON.parse(lockFile) as LockFile;
  return Object.entries(packages)
    .filter(([, { resolved, link }]) => resolved !== undefined && !link)
    .map(([path]) => path);
}
