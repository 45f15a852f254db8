import type {
  Picture,
  PictureBadge,
  PictureComponent,
  PictureEdge,
  PictureNode,
  PictureState,
} from '../../../src/document/picture.ts';
import { makeRandom } from '../../../src/render/layout/order/random.ts';

const strengthOf = { '>': 'hard', '?': 'soft', '~': 'async' } as const;

/** Edges in one line: `web>api api?cache api~audit`, hard, soft, async, from the dependent to what it needs. */
export function edgesOf(line: string): PictureEdge[] {
  return line
    .trim()
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => {
      const match = /^(.+?)([>?~])(.+)$/.exec(word);
      if (match === null) throw new Error(`no edge: ${word}`);
      const [, from = '', sign = '', to = ''] = match;
      const strength = strengthOf[sign as keyof typeof strengthOf];
      return { from, to, strength, role: 'other' as const };
    });
}

export function component(id: string, more: Partial<PictureComponent> = {}): PictureComponent {
  const [service = '', plane] = id.split('/');
  return {
    kind: 'component',
    id,
    label: service,
    ...(plane === undefined ? {} : { plane }),
    role: 'other',
    badges: [],
    ...more,
  };
}

/** The plain graph of a line of edges. */
export function graphPicture(line: string, more: Partial<Picture> = {}): Picture {
  const edges = edgesOf(line);
  const ids = [...new Set(edges.flatMap((edge) => [edge.from, edge.to]))];
  return {
    title: 'Services',
    summary: `${ids.length} services, ${edges.length} dependencies.`,
    flow: 'needs',
    nodes: ids.map((id) => component(id)),
    edges,
    frames: framesOf(ids),
    areas: [],
    waves: [],
    unaffectedCount: 0,
    ...more,
  };
}

export function framesOf(ids: readonly string[]): Picture['frames'] {
  const services = new Map<string, string[]>();
  for (const id of ids) {
    const slash = id.indexOf('/');
    if (slash === -1) continue;
    const service = id.slice(0, slash);
    services.set(service, [...(services.get(service) ?? []), id]);
  }
  return [...services.entries()]
    .filter(([, members]) => members.length > 1)
    .map(([id, members]) => ({ id, label: id, members }));
}

const order: readonly PictureState[] = ['ok', 'delayed', 'degraded', 'down'];

/** A scenario over a line of edges, states by the obvious fixpoint, hops as time. */
export function scenarioPicture(line: string, root: string, more: Partial<Picture> = {}): Picture {
  const edges = edgesOf(line);
  const plain = graphPicture(line);
  const state = new Map<string, PictureState>(plain.nodes.map((node) => [node.id, 'ok']));
  const hops = new Map<string, number>([[root, 0]]);
  const causes = new Map<string, PictureEdge>();
  state.set(root, 'down');
  for (let changed = true; changed; ) {
    changed = false;
    for (const edge of edges) {
      const target = state.get(edge.to) ?? 'ok';
      const effect: PictureState =
        edge.strength === 'hard'
          ? target
          : target !== 'down'
            ? 'ok'
            : edge.strength === 'soft'
              ? 'degraded'
              : 'delayed';
      if (order.indexOf(effect) <= order.indexOf(state.get(edge.from) ?? 'ok')) continue;
      state.set(edge.from, effect);
      hops.set(edge.from, (hops.get(edge.to) ?? 0) + 1);
      causes.set(edge.from, edge);
      changed = true;
    }
  }
  const shown = plain.nodes.filter((node) => state.get(node.id) !== 'ok');
  const ids = new Set(shown.map((node) => node.id));
  const marked = new Set(causes.values());
  return {
    ...plain,
    title: `${root} down`,
    summary: `${root} down: ${shown.length} of ${plain.nodes.length} components affected.`,
    flow: 'failure',
    nodes: shown.map(({ id }) =>
      component(id, {
        state: state.get(id) ?? 'ok',
        role: id === root ? 'root' : 'other',
        when: `t+${(hops.get(id) ?? 0) * 5}m`,
      }),
    ),
    edges: edges
      .filter((edge) => ids.has(edge.from) && ids.has(edge.to))
      .map((edge) => (marked.has(edge) ? { ...edge, role: 'cause' as const } : edge)),
    frames: framesOf([...ids]),
    unaffectedCount: plain.nodes.length - shown.length,
    ...more,
  };
}

/** Every feature once, small enough to look at. */
export const everything: Picture = {
  title: 'orders-db and eu-west-1 cache down',
  summary: 'orders-db down: 5 of 14 components affected: 2 down, 2 degraded, 1 delayed; 1 frozen, 1 exposed.',
  flow: 'failure',
  nodes: [
    component('orders-db', { label: 'Orders database', state: 'down', role: 'root', when: 't+0' }),
    component('db-b', { label: 'Replica B', state: 'ok' }),
    component('db-c', { label: 'Replica C', state: 'ok' }),
    { kind: 'joint', id: 'catalog#1', atLeast: 2, memberCount: 3, state: 'ok' },
    component('catalog', { label: 'Catalog', state: 'ok', badges: ['exposed'] }),
    component('orders/control', { label: 'Orders', state: 'down', when: 't+5m' }),
    component('orders/data', { label: 'Orders', state: 'ok', badges: ['frozen'] }),
    component('checkout', { label: 'Checkout', state: 'degraded', when: 't+5m' }),
    component('mail', {
      label: 'Order confirmation mail',
      state: 'delayed',
      when: 't+4h5m',
      badges: ['external'],
    }),
    component('web', { label: 'Web front', state: 'degraded', when: 't+5m' }),
  ],
  edges: [
    ...edgesOf('catalog>catalog#1 catalog#1>orders-db catalog#1>db-b catalog#1>db-c orders/data>orders-db'),
    ...edgesOf('web?mail web>catalog mail?web'),
    ...edgesOf('orders/control>orders-db checkout?orders/control mail~orders/control web>checkout').map(
      (edge) => ({ ...edge, role: 'cause' as const }),
    ),
  ],
  frames: [{ id: 'orders', label: 'Orders', members: ['orders/control', 'orders/data'] }],
  areas: [],
  waves: [],
  unaffectedCount: 4,
};

export const cloud = `
dynamodb>ddb-endpoint-dns ddb-global-tables~dynamodb ec2/control>dynamodb network-manager~ec2/control
new-instance-network>network-manager new-instance-network>ec2/control nlb-healthcheck?new-instance-network
nlb?nlb-healthcheck lambda/control>dynamodb lambda/data?dynamodb lambda-event-sources~dynamodb
lambda-fleet?nlb-healthcheck lambda-fleet>ec2/control lambda/data?lambda-fleet ecs>ec2/control eks>ec2/control
fargate>ec2/control rds/control>ec2/control glue>ec2/control autoscaling>ec2/control connect?dynamodb connect?nlb
connect?lambda/data sts>dynamodb sts?nlb console-signin>dynamodb identity-center>dynamodb
signin-global>console-signin iam-api?dynamodb redshift/data>dynamodb redshift/control>dynamodb
redshift-node-replace>ec2/control redshift-iam-auth>iam-api support-account-metadata>dynamodb
support-cases>support-account-metadata org-policy-updates~lambda-event-sources cloudtrail~dynamodb
eventbridge~dynamodb mwaa>ec2/control mwaa?dynamodb outposts-lifecycle>dynamodb outposts-lifecycle?lambda/data
internal-tooling?dynamodb batch>ec2/control emr>ec2/control codebuild>ec2/control sagemaker>ec2/control
elasticache>ec2/control cloudformation?dynamodb appsync?dynamodb cognito?dynamodb api-gateway?lambda/data
step-functions?lambda/data ec2/control>route53 dynamodb>route53`;

export const cloudOutage: Picture = (() => {
  const picture = scenarioPicture(cloud, 'ddb-endpoint-dns');
  const frozen = new Set(['ecs', 'eks', 'fargate']);
  const nodes = picture.nodes.map((node): PictureNode => {
    const badges: PictureBadge[] = frozen.has(node.id) ? ['frozen'] : [];
    return node.kind === 'component' ? { ...node, badges } : node;
  });
  return { ...picture, nodes };
})();

export const cyclic: Picture = {
  ...graphPicture(
    'auth>config config>secrets secrets>auth api>auth web>api worker>api api?flags flags>config a>b b>a web>web',
  ),
  title: 'Cycles',
  summary: '3 cycles: 1 that stops a cold start, 1 of two services, 1 of a service with itself.',
};

/** A random service graph in layers, each component needing some of the layers before it. */
export function randomPicture(
  count: number,
  { degree = 2, layers = 5, seed = 1 }: { degree?: number; layers?: number; seed?: number } = {},
): Picture {
  const random = makeRandom(seed * 7919 + count);
  const size = Math.ceil(count / layers);
  const name = (index: number): string => `service-${String(index).padStart(4, '0')}`;
  const words: string[] = [];
  for (let index = size; index < count; index++) {
    const layer = Math.floor(index / size);
    const targets = new Set<number>();
    const wanted = 1 + Math.floor(random() * (2 * degree - 0.5));
    for (let edge = 0; edge < wanted; edge++) {
      // Mostly the layer before, and of it the first ones more often: hubs.
      const from = random() < 0.75 ? layer - 1 : Math.floor(random() * layer);
      targets.add(from * size + Math.floor(random() ** 2 * size));
    }
    for (const target of targets)
      words.push(`${name(index)}${'>>>?~'[Math.floor(random() * 5)]}${name(target)}`);
  }
  return graphPicture(words.join(' '), { title: `${count} services` });
}

export const waves: Picture = {
  ...graphPicture(
    'dynamodb>dns ec2>dynamodb sts>dynamodb lambda>ec2 lambda>sts console>sts fargate>ec2 api>lambda x>dns y>dns z>dynamodb api?console',
  ),
  title: 'Start-up order',
  summary: 'Everything is up after 42m, in 5 waves.',
  flow: 'start',
  waves: [
    { label: 'Wave 1', members: ['dns'] },
    { label: 'Wave 2', members: ['dynamodb', 'x', 'y'] },
    { label: 'Wave 3', members: ['ec2', 'sts', 'z'] },
    { label: 'Wave 4', members: ['lambda', 'console', 'fargate'] },
    { label: 'Wave 5', members: ['api'] },
  ],
};

export const cells: Picture = {
  ...graphPicture(
    'a1>auth-1 b1>auth-1 c1>limit-1 a1>limit-1 d1>a1 a2>auth-2 b2>auth-2 c2>limit-2 a2>limit-2 d2>a2 limit-2~limit-1 auth-1>identity auth-2>identity d2>b1 e1>d1 f1>d1',
  ),
  title: 'Cells',
  areas: [
    { label: 'cell 1', members: ['a1', 'b1', 'c1', 'd1', 'e1', 'f1', 'auth-1', 'limit-1'] },
    { label: 'cell 2', members: ['a2', 'b2', 'c2', 'd2', 'auth-2', 'limit-2'] },
  ],
};
