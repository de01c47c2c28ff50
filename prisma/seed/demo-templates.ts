/** The text files of a template version. */
export type TemplateFiles = readonly { path: string; content: string }[];

const echoManifest = `# Runs without any program: the daemon says what it would do, and makes the resources up.
executor: echo
resources:
  - { type: machine, name: main, dailyCost: 4 }
  - { type: volume, name: home, dailyCost: 1, persistent: true }
`;

const terraformManifest = `executor: terraform
parameters:
  - name: size
    displayName: Size
    description: How large the machine is.
    type: string
    default: small
    mutable: true
    options:
      - { name: Small, value: small }
      - { name: Large, value: large }
costs:
  - { address: terraform_data.machine, dailyCost: 6 }
  - { address: terraform_data.volume, dailyCost: 2 }
`;

const terraformMain = `terraform {
  required_version = ">= 1.4"
}

variable "size" {
  type        = string
  description = "How large the machine is."
  default     = "small"
}

variable "orgplane_workspace_name" {
  type    = string
  default = "preview"
}

variable "orgplane_workspace_transition" {
  type    = string
  default = "start"
}

resource "terraform_data" "volume" {
  input = "home of \${var.orgplane_workspace_name}"
}

resource "terraform_data" "machine" {
  count = var.orgplane_workspace_transition == "start" ? 1 : 0
  input = "\${var.size} machine of \${var.orgplane_workspace_name}"
}
`;

const readme = (title: string): string => `# ${title}\n\nA template of the demo world.\n`;

/** The files of a demo template: with Terraform, or with the executor that needs none. */
export function demoTemplateFiles(kind: "echo" | "terraform", title: string): TemplateFiles {
  const shared = { path: "README.md", content: readme(title) };
  if (kind === "echo") return [shared, { path: "template.yaml", content: echoManifest }];
  return [shared, { path: "template.yaml", content: terraformManifest }, { path: "main.tf", content: terraformMain }];
}
