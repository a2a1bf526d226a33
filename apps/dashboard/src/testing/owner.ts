/** Who owns a desk that a journey drives. */
export const owner = { email: 'anna@shop.example', password: 'correct horse battery' };

/** The same, as the settings a desk starts with. */
export const ownerSettings = { DEBRIEF_OWNER_EMAIL: owner.email, DEBRIEF_OWNER_PASSWORD: owner.password };
