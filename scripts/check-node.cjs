// Preloaded before any script (`node -r ./scripts/check-node.cjs …`). Old syntax on purpose: a Node that is too
// old must be able to parse this file, or its reader gets a SyntaxError instead of the sentence below.

var OLDEST = '20.19'
var running = process.versions.node

if (isOlder(running, OLDEST)) {
  console.error('Plenary needs Node %s or newer to start; this is Node %s.', OLDEST, running)
  console.error('Plenary a besoin de Node %s ou plus récent ; cette version est la %s.', OLDEST, running)
  process.exit(1)
}

function isOlder(version, other) {
  var left = version.split('.').map(Number)
  var right = other.split('.').map(Number)
  return (left[0] - right[0] || left[1] - right[1]) < 0
}
