/**
 * Writes a small MaxMind DB file, so that tests own their database (format: maxmind.github.io/MaxMind-DB).
 *
 * A tree of 24-bit records (in an IPv6 one, IPv4 networks are under ::/96), then 16 zero bytes, the data section and the metadata.
 */
import { isIPv4 } from 'node:net';

export type MmdbValue = string | number | MmdbValue[] | { [key: string]: MmdbValue };

type Node = [Node | number | null, Node | number | null];

/** The bytes of a database that answers `record` for each `network` (CIDR; IPv6 groups written out or `::`). */
export function writeMmdb(entries: { network: string; record: MmdbValue }[], ipVersion: 4 | 6 = 6): Buffer {
  const root: Node = [null, null];
  const data: Buffer[] = [];
  let offset = 0;
  for (const { network, record } of entries) {
    insert(root, bitsOf(network).slice(ipVersion === 4 ? 96 : 0), offset);
    const bytes = encode(record);
    data.push(bytes);
    offset += bytes.length;
  }
  const nodes: Node[] = [];
  number(root, nodes);
  const indexOf = new Map(nodes.map((node, index) => [node, index]));
  const tree = Buffer.concat(
    nodes.map((node) =>
      Buffer.concat(
        node.map((side) => {
          if (side === null) return uint24(nodes.length);
          return uint24(typeof side === 'number' ? nodes.length + 16 + side : indexOf.get(side)!);
        }),
      ),
    ),
  );
  const metadata = encode({
    binary_format_major_version: 2,
    binary_format_minor_version: 0,
    build_epoch: 1,
    database_type: 'Debrief-Test',
    description: { en: 'written by a test' },
    ip_version: ipVersion,
    languages: ['en'],
    node_count: nodes.length,
    record_size: 24,
  });
  const marker = Buffer.concat([Buffer.from([0xab, 0xcd, 0xef]), Buffer.from('MaxMind.com')]);
  return Buffer.concat([tree, Buffer.alloc(16), ...data, marker, metadata]);
}

function insert(root: Node, bits: number[], offset: number) {
  let node = root;
  for (const bit of bits.slice(0, -1)) {
    const next = node[bit];
    if (Array.isArray(next)) node = next;
    else node = node[bit] = [null, null];
  }
  node[bits.at(-1)!] = offset;
}

function number(node: Node, nodes: Node[]) {
  nodes.push(node);
  for (const side of node) if (Array.isArray(side)) number(side, nodes);
}

function bitsOf(network: string): number[] {
  const [address, length] = network.split('/');
  const v4 = isIPv4(address!);
  const bytes = v4 ? [...Buffer.alloc(12), ...address!.split('.').map(Number)] : bytesOfIpv6(address!);
  const bits = bytes.flatMap((byte) => [7, 6, 5, 4, 3, 2, 1, 0].map((shift) => (byte >> shift) & 1));
  return bits.slice(0, Number(length) + (v4 ? 96 : 0));
}

function bytesOfIpv6(address: string): number[] {
  const [head, tail = ''] = address.split('::');
  const groups = (text: string) => text.split(':').filter((group) => group !== '');
  const [front, back] = [groups(head!), groups(tail)];
  const all = [...front, ...Array<string>(8 - front.length - back.length).fill('0'), ...back];
  return all.map((group) => Number.parseInt(group, 16)).flatMap((group) => [group >> 8, group & 255]);
}

function encode(value: MmdbValue): Buffer {
  if (typeof value === 'string') return Buffer.concat([control(2, Buffer.byteLength(value)), Buffer.from(value)]);
  if (typeof value === 'number') return Buffer.concat([control(6, 4), uint32(value)]);
  if (Array.isArray(value)) return Buffer.concat([control(11, value.length), ...value.map(encode)]);
  const pairs = Object.entries(value);
  return Buffer.concat([control(7, pairs.length), ...pairs.flatMap(([key, item]) => [encode(key), encode(item)])]);
}

/** A field's type and size; types above 7 are extended; sizes from 29 to 284 take one byte more. */
function control(type: number, size: number): Buffer {
  const extended = type > 7 ? [type - 7] : [];
  const [short, more] = size < 29 ? [size, []] : [29, [size - 29]];
  return Buffer.from([((type > 7 ? 0 : type) << 5) | short, ...extended, ...more]);
}

function uint24(value: number): Buffer {
  return Buffer.from([(value >> 16) & 255, (value >> 8) & 255, value & 255]);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
