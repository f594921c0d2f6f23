import { expect, test } from 'vitest'
import { merkleLeaf, merklePath, merkleRoot, rootFromPath } from '../src/seal/merkle.ts'

// The worked example used by certificate transparency logs: eight leaves of growing length.
const leaves = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
].map((hex) => merkleLeaf(Buffer.from(hex, 'hex').toString('latin1')))

test.each([
  [0, 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
  [1, '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d'],
  [2, 'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125'],
  [3, 'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77'],
  [8, '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328'],
])('the root of %i leaves is the one RFC 6962 gives', (count, root) => {
  expect(merkleRoot(leaves.slice(0, count)).toString('hex')).toBe(root)
})

test('every leaf of every tree is proved by its path, and by no other', () => {
  for (let count = 1; count <= leaves.length; count += 1) {
    const tree = leaves.slice(0, count)
    const root = merkleRoot(tree)
    for (const [index, leaf] of tree.entries()) {
      const path = merklePath(tree, index)
      expect(rootFromPath(leaf, index, count, path)).toEqual(root)
      expect(rootFromPath(merkleLeaf('other'), index, count, path)).not.toEqual(root)
      expect(rootFromPath(leaf, index, count, [...path, leaf])).not.toEqual(root)
    }
  }
})
