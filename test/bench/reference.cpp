// The near limit that `npm run bench` measures against, for graphs in which everything is hard: plain reachability
// in C++. First of all the blast radius of every service, by the best of the algorithms that other tools have:
//
// Strongly connected components by Tarjan; then, a block of roots at a time, one sweep down their topological
// order with a bit for each root, 2 048 of them. Only rows that are touched are passed on; counts are bit-sliced
// column sums. The library sorts its roots besides, by how much they reach, which would make this faster, too.
//
// reference FILE [rank]: FILE holds int32 n, m, then m pairs (dependent, target). Prints milliseconds of
// processor time and checks as JSON; of the rank only when asked for, since it takes long.
#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <vector>

using Ints = std::vector<int>;
struct Rows { Ints start, target; };

static Rows rowsOf(int n, const Ints &from, const Ints &to) {
  Rows rows{Ints(n + 1), Ints(from.size())};
  for (int key : from) rows.start[key + 1]++;
  for (int key = 0; key < n; key++) rows.start[key + 1] += rows.start[key];
  Ints next = rows.start;
  for (size_t edge = 0; edge < from.size(); edge++) rows.target[next[from[edge]]++] = to[edge];
  return rows;
}

static int components(int n, const Rows &graph, Ints &of) {
  of.assign(n, -1);
  Ints found(n), low(n), next = graph.start, path, open;
  int count = 0, time = 0;
  auto enter = [&](int node) { found[node] = low[node] = ++time; path.push_back(node); open.push_back(node); };
  for (int root = 0; root < n; root++) {
    if (found[root]) continue;
    for (enter(root); !path.empty();) {
      int node = path.back();
      if (next[node] < graph.start[node + 1]) {
        int to = graph.target[next[node]++];
        if (!found[to]) enter(to);
        else if (of[to] < 0 && found[to] < low[node]) low[node] = found[to];
        continue;
      }
      path.pop_back();
      if (low[node] == found[node]) {
        for (int member = -1; member != node; open.pop_back()) of[member = open.back()] = count;
        count++;
      } else if (low[node] < low[path.back()]) low[path.back()] = low[node];
    }
  }
  return count;
}

static Rows condense(int n, int count, const Ints &of, const Rows &graph) {
  Ints nodes(n), position(n);
  for (int v = 0; v < n; v++) position[v] = v;
  Rows members = rowsOf(count, of, position);
  Rows rows{Ints(count + 1), {}};
  Ints seenFrom(count, -1);
  for (int x = 0; x < count; x++) {
    seenFrom[x] = x;
    for (int at = members.start[x]; at < members.start[x + 1]; at++) {
      int v = members.target[at];
      for (int edge = graph.start[v]; edge < graph.start[v + 1]; edge++) {
        int to = of[graph.target[edge]];
        if (seenFrom[to] != x) { seenFrom[to] = x; rows.target.push_back(to); }
      }
    }
    rows.start[x + 1] = rows.target.size();
  }
  return rows;
}

constexpr int words = 32, digits = 24, rowBits = 64 * words;
struct Row { uint64_t w[words]; };

/** a + b + c, bit by bit: the sum stays in a, the carry is returned. */
static inline Row addThree(Row &a, const Row &b, const Row &c) {
  Row carry;
  for (int i = 0; i < words; i++) {
    uint64_t half = a.w[i] ^ b.w[i];
    carry.w[i] = (a.w[i] & b.w[i]) | (half & c.w[i]);
    a.w[i] = half ^ c.w[i];
  }
  return carry;
}

/** Column sums in binary digits, eight rows at a time through carry-save adders. */
struct Sums {
  Row sum[digits], batch[8];
  int batchCount;
  void addFrom(int digit, Row carry) {
    for (;; digit++) {
      uint64_t any = 0;
      for (int i = 0; i < words; i++) {
        uint64_t old = sum[digit].w[i];
        sum[digit].w[i] = old ^ carry.w[i];
        any |= carry.w[i] &= old;
      }
      if (!any) return;
    }
  }
  void add(const Row &row) {
    batch[batchCount++] = row;
    if (batchCount < 8) return;
    batchCount = 0;
    Row twosA = addThree(sum[0], batch[0], batch[1]), twosB = addThree(sum[0], batch[2], batch[3]);
    Row foursA = addThree(sum[1], twosA, twosB);
    twosA = addThree(sum[0], batch[4], batch[5]), twosB = addThree(sum[0], batch[6], batch[7]);
    Row foursB = addThree(sum[1], twosA, twosB);
    addFrom(3, addThree(sum[2], foursA, foursB));
  }
  void rest() { while (batchCount > 0) addFrom(0, batch[--batchCount]); }
  int value(int bit) const {
    int total = 0;
    for (int digit = 0; digit < digits; digit++) total += int(sum[digit].w[bit / 64] >> (bit % 64) & 1) << digit;
    return total;
  }
};

static Ints blastSizes(int n, const Rows &dependents) {
  Ints of;
  int count = components(n, dependents, of);
  Rows rows = condense(n, count, of, dependents);
  Ints size(count), roots, result(count);
  for (int v = 0; v < n; v++) size[of[v]]++;
  for (int x = 0; x < count; x++) {
    if (rows.start[x] < rows.start[x + 1]) roots.push_back(x);
    else result[x] = size[x];
  }
  std::vector<uint64_t> waiting(count / 64 + 1);
  std::vector<Row> bits(count);
  static Sums sums;
  for (size_t first = 0; first < roots.size(); first += rowBits) {
    size_t last = std::min(roots.size(), first + rowBits);
    memset(&sums, 0, sizeof sums);
    for (size_t root = first; root < last; root++) {
      int x = roots[root];
      bits[x] = {};
      bits[x].w[(root - first) / 64] = 1ull << (root - first) % 64;
      waiting[x / 64] |= 1ull << x % 64;
    }
    for (int word = roots[last - 1] / 64; word >= 0; word--)
      while (waiting[word]) {
        int x = word * 64 + 63 - std::countl_zero(waiting[word]);
        waiting[word] ^= 1ull << x % 64;
        const Row row = bits[x];
        for (int edge = rows.start[x]; edge < rows.start[x + 1]; edge++) {
          int y = rows.target[edge];
          if (waiting[y / 64] >> y % 64 & 1) {
            for (int i = 0; i < words; i++) bits[y].w[i] |= row.w[i];
          } else {
            waiting[y / 64] |= 1ull << y % 64;
            bits[y] = row;
          }
        }
        if (size[x] == 1) sums.add(row);
        else for (int digit = 0; size[x] >> digit; digit++) if (size[x] >> digit & 1) sums.addFrom(digit, row);
      }
    sums.rest();
    for (size_t root = first; root < last; root++) result[roots[root]] = sums.value(root - first);
  }
  Ints sizes(n);
  for (int v = 0; v < n; v++) sizes[v] = result[of[v]] - 1;
  return sizes;
}

/** How many services depend on `root`. */
static int dependentCount(int n, const Rows &dependents, int root) {
  std::vector<char> seen(n);
  Ints waiting{root};
  seen[root] = 1;
  for (size_t at = 0; at < waiting.size(); at++)
    for (int edge = dependents.start[waiting[at]]; edge < dependents.start[waiting[at] + 1]; edge++) {
      int to = dependents.target[edge];
      if (!seen[to]) { seen[to] = 1; waiting.push_back(to); }
    }
  return waiting.size() - 1;
}

/** In which wave each service starts when it waits for all it depends on: Kahn, breadth first; -1 for never. */
static Ints startUpWaves(int n, const Ints &from, const Rows &dependents) {
  Ints waitsFor(n), wave(n, -1), waiting;
  for (int dependent : from) waitsFor[dependent]++;
  for (int v = 0; v < n; v++)
    if (!waitsFor[v]) { wave[v] = 0; waiting.push_back(v); }
  for (size_t at = 0; at < waiting.size(); at++)
    for (int edge = dependents.start[waiting[at]]; edge < dependents.start[waiting[at] + 1]; edge++) {
      int to = dependents.target[edge];
      if (!--waitsFor[to]) { wave[to] = wave[waiting[at]] + 1; waiting.push_back(to); }
    }
  return wave;
}

template <class Run> static double milliseconds(Run run) {
  clock_t start = clock();
  run();
  return 1000.0 * (clock() - start) / CLOCKS_PER_SEC;
}

int main(int argc, char **argv) {
  FILE *file = argc > 1 ? fopen(argv[1], "rb") : nullptr;
  int head[2];
  if (!file || fread(head, 4, 2, file) != 2) return 2;
  auto [n, m] = head;
  Ints pairs(2 * m), from(m), to(m);
  if (fread(pairs.data(), 4, 2 * m, file) != size_t(2 * m)) return 2;
  for (int edge = 0; edge < m; edge++) from[edge] = pairs[2 * edge], to[edge] = pairs[2 * edge + 1];
  Rows dependents = rowsOf(n, to, from);
  int hub = 0, reached = 0, count = 0;
  for (int v = 0; v < n; v++)
    if (dependents.start[v + 1] - dependents.start[v] > dependents.start[hub + 1] - dependents.start[hub]) hub = v;
  Ints sizes, of, wave;
  bool wantsRank = argc > 2 && !strcmp(argv[2], "rank");
  double rank = wantsRank ? milliseconds([&] { sizes = blastSizes(n, dependents); }) : 0;
  double reach = milliseconds([&] { reached = dependentCount(n, dependents, hub); });
  double scc = milliseconds([&] { count = components(n, dependents, of); });
  double waves = milliseconds([&] { wave = startUpWaves(n, from, dependents); });
  unsigned long long sum = 0, waveSum = 0;
  for (int size : sizes) sum += size;
  for (int each : wave) waveSum += each < 0 ? 0 : each;
  printf("{\"rank\":%.3f,\"hub\":%.3f,\"components\":%.3f,\"waves\":%.3f,", rank, reach, scc, waves);
  printf("\"check\":{\"rank\":%llu,\"hub\":%d,\"components\":%d,\"waves\":%llu}}\n", sum, reached, count, waveSum);
}
