"""networkx or igraph on the same questions: `peers.py MODULE FILE TASK...`. Prints milliseconds of processor time as JSON.

Neither answers `rank` in one call, so a sample of the services is searched and the time extrapolated.
"""

import array
import importlib
import json
import sys
import time

module = importlib.import_module(sys.argv[1])
numbers = array.array("i")
with open(sys.argv[2], "rb") as file:
    numbers.frombytes(file.read())
count, edge_count = numbers[0], numbers[1]
edges = list(zip(numbers[2::2], numbers[3::2]))


def milliseconds(run):
    start = time.process_time()
    run()
    return (time.process_time() - start) * 1000


in_degree = [0] * count
for _, target in edges:
    in_degree[target] += 1
hub = in_degree.index(max(in_degree))

if sys.argv[1] == "networkx":
    graph = module.DiGraph()
    graph.add_nodes_from(range(count))
    graph.add_edges_from(edges)
    dependents = lambda node: module.ancestors(graph, node)
    components = lambda: list(module.strongly_connected_components(graph))
else:
    graph = module.Graph(count, edges, directed=True)
    dependents = lambda node: graph.subcomponent(node, mode="in")
    components = lambda: graph.connected_components(mode="strong")

sample = range(0, count, max(1, count // 50))
tasks = {
    "rank": lambda: milliseconds(lambda: [len(dependents(node)) for node in sample]) * count / len(sample),
    "hub": lambda: milliseconds(lambda: dependents(hub)),
    "components": lambda: milliseconds(components),
}
print(json.dumps({task: tasks[task]() for task in sys.argv[3:]}))
