export * from './change-webhooks.ts';
export * from './list-webhooks.ts';
export * from './plan-deliveries.ts';
export * from './record-attempt.ts';
export * from './take-delivery.ts';
export * from './words.ts';
