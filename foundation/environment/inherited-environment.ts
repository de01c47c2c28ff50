/** The environment for a child process: ours, with these changes. It is handed on, and nothing of it is read here. */
export const inheritedEnvironment = (changes: Record<string, string>): NodeJS.ProcessEnv => ({
  // eslint-disable-next-line no-restricted-properties -- handed on whole
  ...process.env,
  ...changes,
});
