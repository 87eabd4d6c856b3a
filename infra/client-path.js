// Runs in CloudFront on each request for the client, never on /api/*: an address without a file's ending is a page of
// the client. A missing file stays a missing file, and the API's refusals are never replaced by a page.
// biome-ignore lint/correctness/noUnusedVariables: CloudFront calls it by this name.
function handler(event) {
  var request = event.request;
  var uri = request.uri;
  if (uri === "/docs" || uri === "/docs/") request.uri = "/docs/index.html";
  else if (uri.lastIndexOf(".") <= uri.lastIndexOf("/")) request.uri = "/index.html";
  return request;
}
