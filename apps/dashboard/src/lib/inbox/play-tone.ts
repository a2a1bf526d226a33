let audio: AudioContext | undefined;

/**
 * Two short soft notes. Says false where the browser keeps silent: it wants a press on the page first. Of several tabs
 * one plays.
 */
export async function playTone(): Promise<boolean> {
  // No locks on plain http: then each tab plays.
  const locks = (navigator as Partial<Navigator>).locks;
  if (!locks) return play();
  return locks.request('debrief tone', { ifAvailable: true }, async (lock) => {
    if (!lock) return true;
    const played = await play();
    // Held while the other tabs hear of the same visitor.
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    return played;
  });
}

async function play(): Promise<boolean> {
  audio ??= new AudioContext();
  // `resume` of a page nobody has touched stays pending for good.
  if (audio.state !== 'running') await Promise.race([audio.resume(), new Promise((done) => setTimeout(done, 300))]);
  if (audio.state !== 'running') return false;
  for (const [hertz, delayS] of [
    [660, 0],
    [880, 0.14],
  ] as const) {
    const startS = audio.currentTime + delayS;
    const note = new OscillatorNode(audio, { frequency: hertz });
    const volume = new GainNode(audio, { gain: 0 });
    volume.gain.setValueAtTime(0, startS);
    volume.gain.linearRampToValueAtTime(0.12, startS + 0.015);
    volume.gain.exponentialRampToValueAtTime(0.0005, startS + 0.3);
    note.connect(volume).connect(audio.destination);
    note.start(startS);
    note.stop(startS + 0.32);
  }
  return true;
}
