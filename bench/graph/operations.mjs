/** The README's query, and five that screens of a user interface send; of the owner's, who may see all of it. */
export const operations = {
  README: `{
    organization(name: "raptix") {
      displayName
      members(first: 2) { nodes { user { username } roles { name } quotaRemaining } }
      workspaces(first: 1) { nodes {
        name status owner { username } template { name }
        latestBuild { number job { status daemon { name } logs(last: 2) { lines { output } } } }
      } }
      groupSync { claim mapping { claimValue targets } }
    }
  }`,
  members: `{
    organization(name: "raptix") {
      id displayName
      members(first: 50) {
        totalCount
        pageInfo { hasNextPage endCursor }
        nodes { id user { id username name email status } roles { name displayName } groups { id name } quotaRemaining }
      }
    }
  }`,
  workspaces: `{
    workspaces(first: 25) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes {
        id name status
        owner { id username }
        organization { id name displayName }
        template { id name displayName }
        latestBuild { id number transition createdAt job { id status error } }
      }
    }
  }`,
  template: `{
    organization(name: "raptix") {
      templates(first: 1) { nodes {
        id name displayName
        organization { id name }
        activeVersion { id name parameters { name type } job { id status } }
        versions(first: 10) {
          totalCount
          nodes { id name message isActive createdAt createdBy { id username } job { id status completedAt } }
        }
        workspaces(first: 5) { totalCount nodes { id name owner { id username } } }
      } }
    }
  }`,
  queue: `{
    provisionerJobs(first: 25, filter: { status: [PENDING] }) {
      totalCount
      nodes {
        id type status tags subjectName queuePosition queueSize createdAt
        organization { id name }
        initiator { id username }
        eligibility { verdict explanation matching available nearest { daemon { id name } mismatches { tag wanted actual } } }
      }
    }
  }`,
  audit: `{
    auditLog(first: 50) {
      pageInfo { hasNextPage endCursor }
      nodes { id time action outcome resourceType resourceName changes actorName actor { id username } organization { id name } }
    }
  }`,
};
