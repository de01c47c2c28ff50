/** Mutations that change nothing worth keeping in the audit log, each with the reason. All others write a row there. */
export const unauditedMutations: Readonly<Record<string, string>> = {
  registerProvisionerDaemon: "A daemon's sign of life; what it may do is its key's, whose making is kept.",
  unregisterProvisionerDaemon: "A daemon's good-bye.",
  acquireProvisionerJob: "Who took a job stands on the job.",
  reportProvisionerJob: "A sign of life, with lines for the job's log.",
  commitJobQuota: "A step of a build; the build's order and its end are kept.",
  reportWorkspaceProxyHealth: "A proxy's sign of life.",
};
