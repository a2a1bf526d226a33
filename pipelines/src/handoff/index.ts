export { waitText } from './wait-text.ts';
