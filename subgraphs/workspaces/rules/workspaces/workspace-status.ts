export type Transition = "START" | "STOP" | "DELETE";
export type BuildStatus = "PENDING" | "RUNNING" | "SUCCEEDED" | "CANCELING" | "CANCELED" | "FAILED";
export type Status =
  | "PENDING"
  | "STARTING"
  | "RUNNING"
  | "STOPPING"
  | "STOPPED"
  | "CANCELING"
  | "CANCELED"
  | "DELETING"
  | "DELETED"
  | "FAILED";

const always = { PENDING: "PENDING", CANCELING: "CANCELING", CANCELED: "CANCELED", FAILED: "FAILED" } as const;
const statuses: Record<Transition, Record<BuildStatus, Status>> = {
  START: { ...always, RUNNING: "STARTING", SUCCEEDED: "RUNNING" },
  STOP: { ...always, RUNNING: "STOPPING", SUCCEEDED: "STOPPED" },
  DELETE: { ...always, RUNNING: "DELETING", SUCCEEDED: "DELETED" },
};

export interface BuildState {
  transition: Transition;
  status: BuildStatus;
}

/** A workspace's status: its latest build's transition and how far its job is. */
export const workspaceStatus = ({ transition, status }: BuildState): Status => statuses[transition][status];

const active: readonly BuildStatus[] = ["PENDING", "RUNNING", "CANCELING"];

/** Is the build still under way? */
export const isUnderWay = (status: BuildStatus): boolean => active.includes(status);
