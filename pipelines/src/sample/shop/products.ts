/** What Fernhaul sells. None of these is anybody's trade mark for a bicycle or a bag that we know of. */
export const electricBikes = ['Fjell E6', 'Skua E4', 'Carrow E'] as const;
export const touringBikes = ['Tarn', 'Heron 28', 'Dunlin'] as const;
export const bags = ['Otter 20 panniers', 'Moss bar bag', 'Drover 40 rack pack', 'Quill saddle bag'] as const;

/** How people write the names when they do not look them up. */
export const misspellings: Readonly<Record<string, readonly string[]>> = {
  'Fjell E6': ['Fjel E6', 'Fjell E 6', 'Fjäll E6', 'Fjell', 'E6'],
  'Skua E4': ['Skua', 'Skua e-4', 'Scua E4'],
  'Carrow E': ['Carrow', 'Carow E', 'Carrow cargo bike'],
  'Heron 28': ['Heron', 'Heron28'],
  Tarn: ['Tarn touring bike', 'Tarn', 'Tarn'],
};
