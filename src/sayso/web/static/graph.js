// The graph of a claim: articles above, relays between, origins below. The table beside it says the same.
const script = document.getElementById('graph-script')
const place = document.getElementById('graph')
const chosen = document.getElementById('chosen')
const HOW = { cites: 'cites', copies: 'copies', republishes: 'republishes', links: 'links to', rests: 'is an origin itself' }
const STRONGEST = ['rests', 'republishes', 'copies', 'cites', 'links']
const dark = matchMedia('(prefers-color-scheme: dark)')

const colour = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim()

function style() {
  const [ink, quiet, paper, line, tint] = ['--ink', '--quiet', '--paper', '--line', '--tint'].map(colour)
  return [
    { selector: 'node', style: {
      label: 'data(short)', shape: 'round-rectangle', width: 'data(width)', height: 36,
      'text-valign': 'center', 'font-family': 'system-ui, sans-serif', 'font-size': 13, color: ink,
      'background-color': paper, 'border-width': 1.2, 'border-color': quiet } },
    { selector: 'node[sort != "article"]', style: {
      'background-color': tint, 'border-color': line, 'border-width': 2.2, 'font-weight': 'bold' } },
    { selector: 'node[sort = "unnamed"]', style: { 'border-style': 'dashed' } },
    { selector: 'edge', style: {
      width: 1.6, 'line-color': line, 'target-arrow-color': line, 'target-arrow-shape': 'triangle',
      'curve-style': 'bezier', 'arrow-scale': 0.9 } },
    { selector: 'edge[how = "cites"]', style: { 'line-style': 'dashed' } },
    { selector: 'edge[how = "links"]', style: { 'line-style': 'dotted' } },
    { selector: ':selected', style: { 'border-width': 3.5, 'border-color': line } },
    { selector: 'edge:selected', style: { width: 4 } },
    { selector: '.far', style: { opacity: 0.25 } }
  ]
}

function elements(graph) {
  return [
    ...graph.nodes.map(node => ({ group: 'nodes', data: { ...node, width: 28 + 7.6 * node.short.length } })),
    ...steps(graph.edges).map((edge, n) => ({
      group: 'edges', data: { id: `step-${n}`, source: edge.start, target: edge.end, how: edge.how, evidence: edge.evidence }
    }))
  ]
}

/** One line between two nodes, for the strongest of the steps; the table has them all. */
function steps(edges) {
  const strongest = new Map()
  for (const edge of edges) {
    const pair = `${edge.start}\n${edge.end}`
    const other = strongest.get(pair)
    if (!other || STRONGEST.indexOf(edge.how) < STRONGEST.indexOf(other.how)) strongest.set(pair, edge)
  }
  return [...strongest.values()]
}

/** Say what was chosen, with a way to it: a node, or a step with its evidence. */
function tell(element) {
  chosen.replaceChildren()
  if (!element) return
  const link = (text, path) => Object.assign(document.createElement('a'), { textContent: text, href: path })
  if (element.isNode()) return chosen.append(link(element.data('name'), element.data('path')))
  chosen.append(link(element.source().data('name'), element.source().data('path')), ` ${HOW[element.data('how')]}`)
  if (element.data('how') !== 'rests') chosen.append(' ', link(element.target().data('name'), element.target().data('path')))
  for (const shown of element.data('evidence').slice(0, 1)) chosen.append(': ', link(`“${shown.text}”`, shown.path))
}

function focus(cy, element) {
  cy.elements().removeClass('far').unselect()
  if (element) {
    element.select()
    const near = element.isNode() ? element.union(element.successors()).union(element.predecessors()) : element.union(element.connectedNodes())
    cy.elements().not(near).addClass('far')
  }
  tell(element)
}

/** Arrow keys go from one to the next, Enter to its page, Escape back to all. */
function keys(cy) {
  const order = [...cy.nodes(), ...cy.edges()]
  place.addEventListener('keydown', event => {
    const at = order.findIndex(element => element.selected())
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key]
    if (step) focus(cy, order[(at + step + order.length) % order.length])
    else if (event.key === 'Enter' && at >= 0) chosen.querySelector('a')?.click()
    else if (event.key === 'Escape') focus(cy, null)
    else return
    event.preventDefault()
  })
}

async function draw() {
  const [{ default: cytoscape }, { default: dagre }, answer] = await Promise.all([
    import(script.dataset.cytoscape), import(script.dataset.dagre), fetch(place.dataset.graph)
  ])
  if (!answer.ok) throw new Error(`${answer.status}`)
  cytoscape.use(dagre)
  const graph = await answer.json()
  const across = place.clientWidth > 700
  const cy = cytoscape({
    container: place,
    elements: elements(graph),
    style: style(),
    layout: {
      name: 'dagre', rankDir: across ? 'RL' : 'TB', nodeSep: 22, rankSep: across ? 90 : 60, fit: true, padding: 24,
      useDagreEdgeControlPoints: true, automaticDagreEdgeStyle: true
    },
    minZoom: 0.2,
    maxZoom: 2.5,
    userZoomingEnabled: false,
    autoungrabify: true,
    selectionType: 'single'
  })
  cy.zoom(Math.min(1.15, Math.max(0.6, cy.zoom())))
  cy.center()
  cy.on('tap', event => focus(cy, event.target === cy ? null : event.target))
  dark.addEventListener('change', () => cy.style(style()))
  keys(cy)
  place.dataset.drawn = 'true'
}

if (place) {
  draw().catch(() => { place.hidden = chosen.hidden = true })
}
