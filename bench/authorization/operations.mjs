/** What people ask: pages of a UI, each by whoever may have all of it and by others. */
export const operations = {
  "organization page": `{
    viewer { id username }
    organization(name: "alpha") {
      id name displayName viewerPermissions
      members(first: 10) { totalCount nodes { id user { id username name } roles { id name displayName } } }
      groups(first: 10) { totalCount nodes { id name displayName } }
      auditLog(first: 10) { nodes { id time action resourceName } }
    }
  }`,
  "template list": `query ($first: Int = 10) {
    organization(name: "alpha") {
      id displayName
      templates(first: $first) {
        totalCount
        nodes { id name displayName isDeprecated activeVersion { id name } access { role } workspaceCount }
      }
      groupSync { claim revision }
    }
  }`,
  "workspace list": `{
    workspaces(first: 10) {
      totalCount
      nodes {
        id name status owner { id username } template { id name }
        latestBuild { id number transition job { id status logs(last: 3) { lines { output } } } }
      }
    }
  }`,
  "any object": `query ($id: ID = "tpl_x") {
    node(id: $id) {
      __typename id
      ... on Template { name displayName buildTimes { __typename } }
      ... on User { username email }
      ...build
    }
  }
  fragment build on WorkspaceBuild { number transition job { id status } }`,
};
