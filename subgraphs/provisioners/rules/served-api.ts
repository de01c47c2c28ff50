/** The daemon protocol that is served: any minor version of this major one. */
const servedMajor = 1;
const version = /^(\d{1,4})\.(\d{1,4})$/;

/** Does the control plane still speak this version of the daemon protocol? False for whatever is no version. */
export const isServedApi = (apiVersion: string): boolean => Number(version.exec(apiVersion)?.[1]) === servedMajor;

/** What is served, for a message. */
export const servedApi = `${String(servedMajor)}.x`;
