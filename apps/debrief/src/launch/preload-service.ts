/* Loaded before the code of a service of this machine (`node --import`). */
import './end-with-launcher.ts';
import { giveBackMemory } from './give-back-memory.ts';

giveBackMemory();
