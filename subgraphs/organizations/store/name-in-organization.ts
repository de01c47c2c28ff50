/** What is unique in an organization: a group's name, a member's username. */
export interface NameInOrganization {
  organizationId: string;
  name: string;
}
