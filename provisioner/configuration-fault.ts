/** The daemon was told something that cannot be: its message is one sentence for whoever started it. */
export class ConfigurationFault extends Error {}
