terraform {
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
  input = "home of ${var.orgplane_workspace_name}"
}

resource "terraform_data" "machine" {
  count = var.orgplane_workspace_transition == "start" ? 1 : 0
  input = "${var.size} machine of ${var.orgplane_workspace_name}"
}
