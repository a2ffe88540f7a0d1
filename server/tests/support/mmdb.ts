/** The bit of a tree where nothing is known yet. */
type Branch = Branch[] | number | null;

type Value = string | number | { [key: string]: Value } | Value[];

const control = (type: number, size: number): Buffer =>
  type < 8 ? Buffer.from([(type << 5) | size]) : Buffer.from([size, type - 7]);

const encode = (value: Value): Buffer => {
  if (typeof value === 'string') {
    const text = Buffer.from(value);
    const [head, rest] = text.length < 29 ? [text.length, []] : [29, [text.length - 29]];
    return Buffer.concat([control(2, head), Buffer.from(rest), text]);
  }
  if (typeof value === 'number') {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(value);
    return Buffer.concat([control(6, 4), bytes]);
  }
  if (Array.isArray(value)) return Buffer.concat([control(11, value.length), ...value.map(encode)]);
  const entries = Object.entries(value);
  return Buffer.concat([control(7, entries.length), ...entries.flatMap(([key, one]) => [encode(key), encode(one)])]);
};

const bitsOf = (network: string): number[] => {
  const [address = '', length = '32'] = network.split('/');
  const bits = address.split('.').flatMap((part) => [...Number(part).toString(2).padStart(8, '0')].map(Number));
  // IPv4 stands in the IPv6 tree at ::/96.
  return [...Array.from({ length: 96 }, () => 0), ...bits.slice(0, Number(length))];
};

/** A MaxMind database of cities with these IPv4 networks, small enough to be made where a test needs it. */
export const aMmdb = (places: Record<string, { country: string; city?: string }>): Buffer => {
  const root: Branch[] = [null, null];
  const data: Buffer[] = [];
  let length = 0;
  for (const [network, { country, city }] of Object.entries(places)) {
    const bits = bitsOf(network);
    let node = root;
    for (const bit of bits.slice(0, -1)) {
      const next = node[bit];
      const branch: Branch[] = Array.isArray(next) ? next : [null, null];
      node[bit] = branch;
      node = branch;
    }
    node[bits.at(-1) ?? 0] = length;
    const place = encode({ country: { iso_code: country }, ...(city ? { city: { names: { en: city } } } : {}) });
    data.push(place);
    length += place.length;
  }
  const nodes: Branch[][] = [];
  const number = new Map<Branch[], number>();
  const queue = [root];
  for (let node = queue.shift(); node; node = queue.shift()) {
    number.set(node, nodes.length);
    nodes.push(node);
    for (const branch of node) if (Array.isArray(branch)) queue.push(branch);
  }
  const tree = Buffer.alloc(nodes.length * 8);
  nodes.forEach((node, at) => {
    node.forEach((branch, side) => {
      const value =
        branch === null ? nodes.length : Array.isArray(branch) ? (number.get(branch) ?? 0) : nodes.length + 16 + branch;
      tree.writeUInt32BE(value, at * 8 + side * 4);
    });
  });
  const metadata = encode({
    binary_format_major_version: 2,
    binary_format_minor_version: 0,
    build_epoch: 1_700_000_000,
    database_type: 'Test-City',
    description: { en: 'made by a test' },
    ip_version: 6,
    languages: ['en'],
    node_count: nodes.length,
    record_size: 32,
  });
  const marker = Buffer.concat([Buffer.from([0xab, 0xcd, 0xef]), Buffer.from('MaxMind.com')]);
  return Buffer.concat([tree, Buffer.alloc(16), ...data, marker, metadata]);
};
