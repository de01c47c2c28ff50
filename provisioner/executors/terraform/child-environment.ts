type Environment = Readonly<Record<string, string | undefined>>;

/** Of the host's environment, what a job's programs need of the machine … */
const ofTheMachine = [
  "PATH",
  "LANG",
  "LC_ALL",
  "TZ",
  "SSL_CERT_FILE",
  "SSL_CERT_DIR",
  "HTTP_PROXY",
  "HTTPS_PROXY",
  "NO_PROXY",
  "http_proxy",
  "https_proxy",
  "no_proxy",
  "TF_CLI_CONFIG_FILE",
  "TF_PLUGIN_CACHE_DIR",
  "TF_PLUGIN_CACHE_MAY_BREAK_DEPENDENCY_LOCK_FILE",
];

/** … and the credentials of clouds, by how their names begin. */
const ofClouds =
  /^(AWS|ARM|AZURE|GOOGLE|GCLOUD|CLOUDSDK|GCE|KUBE|OS|OCI|ALICLOUD|DIGITALOCEAN|HCLOUD|LINODE|SCW|OVH|VULTR|IBMCLOUD|CLOUDFLARE|VSPHERE|PROXMOX|PM|NUTANIX|LIBVIRT|DOCKER|NOMAD|CONSUL|VAULT|GITHUB|GITLAB)_|^KUBECONFIG$|^TF_TOKEN_/;

const saysSecret = /SECRET|TOKEN|PASSWORD|PASSWD|CREDENTIAL|PRIVATE|ACCESS_KEY|API_KEY/i;

/** What of the host's environment a job's programs know and nobody is to read. */
export const secretsOf = (host: Environment): string[] =>
  Object.entries(host)
    .filter(([name]) => ofClouds.test(name) && saysSecret.test(name))
    .flatMap(([, value]) => value ?? []);

/**
 * The whole environment of a program that a job runs. Nothing else of the host's gets in, the daemon's own key least of
 * all: a template's author decides what runs there.
 */
export function childEnvironment(
  host: Environment,
  folders: { home: string; temporary: string },
): Record<string, string> {
  const passed = Object.entries(host).filter(([name]) => ofTheMachine.includes(name) || ofClouds.test(name));
  return {
    ...Object.fromEntries(passed.filter((entry): entry is [string, string] => entry[1] !== undefined)),
    HOME: folders.home,
    TMPDIR: folders.temporary,
    TF_IN_AUTOMATION: "1",
    TF_INPUT: "0",
    CHECKPOINT_DISABLE: "1",
  };
}
