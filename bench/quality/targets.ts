/** What issue 4 asks for, by set and measure of `score.py`. */
const targets: Record<string, number> = {
  'mtrag final.unanswerable.f1': 84,
  'mtrag final.or-partial.f1': 79,
  'mtrag raw.unanswerable.f1': 35,
  'mtrag raw.or-partial.f1': 45,
  'dbdc3 x-against-rest.auc': 0.74,
  'uss SGD.f1': 0.45,
  'uss MWOZ.f1': 0.3,
  'tweetsumm rouge-1.content': 36,
  'tweetsumm rouge-2.content': 22,
  'tweetsumm rouge-l.content': 33,
  'tweetsumm selection.f1': 50,
  'dstc11-intent-clustering mean.acc': 56,
  'order-stability adjusted-rand': 80,
  'speed conversations-per-second': 1000,
};

/** Empty where nothing was asked for. */
export function targetOf(set: string, measure: string): string {
  const target = targets[`${set} ${measure}`];
  return target === undefined ? '' : `≥ ${target}`;
}
