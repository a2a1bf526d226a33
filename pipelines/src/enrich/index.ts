export { createEnricher, type EnricherDeps, type VisitorDetails } from './create-enricher.ts';
export { canonicalCountry, canonicalLanguage, canonicalTimezone } from './canonical-values.ts';
export { runDeviceFilter } from './filter.ts';
export { openGeoReader, type GeoReader, type GeoReaderOptions } from './open-geo-reader.ts';
export { deviceClasses, parseUserAgent, type DeviceClass, type ParsedUserAgent } from './parse-user-agent.ts';
export type { ClientHints } from './read-client-hints.ts';
export type { EdgeHeaders, Place } from './read-edge-headers.ts';
