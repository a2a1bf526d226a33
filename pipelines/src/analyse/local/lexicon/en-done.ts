/** What English says when something was done, or is promised. */
export const englishDone: readonly string[] = [
  '(^ (noted|booked|reserved|cancelled|refunded|done)|(is|are) (noted|booked in))',
  '(here is|this is) (your|the) (reference|confirmation|booking|order|tracking) (number|code|id)',
  '(i|we) (have|did)? (now|just|already|also|successfully|gone ahead and)? (booked|reserved|ordered|cancelled|canceled|refunded|credited|changed|updated|sent|resent|forwarded|escalated|passed|added|removed|applied|processed|scheduled|rescheduled|arranged|reported|raised|opened|submitted|replaced|reset|fixed|corrected|transferred|requested|issued|extended|activated|deactivated|unlocked|logged|registered|noted|confirmed|contacted|reached out|notified|investigated)',
  '(have|has|was|were) (now|just|already|all)? (been)? (successfully)? (booked|reserved|ordered|cancelled|canceled|refunded|credited|changed|updated|sent|resent|forwarded|escalated|passed|added|removed|applied|processed|scheduled|rescheduled|arranged|raised|submitted|replaced|reset|fixed|corrected|transferred|issued|extended|activated|unlocked|registered|confirmed|completed|purchased|resolved|made|successful)',
  '(is|are) (now|all)? (booked|reserved|confirmed|cancelled|canceled|set|scheduled|playing|on its way|on the way)',
  '(reservation|booking|appointment|order|ticket|tickets|payment|transfer|refund|request) (is|are|was|were|has been|have been)? (now)? (confirmed|successful|complete|completed|booked|cancelled|done)',
  '(reference|confirmation|booking|tracking) (number|code|id) ~ (is|are)',
  '(made|make|able|managed) ~ (book|reserve|schedule|reservation|booking|appointment|payment|purchase|exception)',
  '(i|we) (am|are|will be) (now)? (refunding|sending|replacing|cancelling|crediting|forwarding|escalating|booking|reporting|processing)',
  '(i|we) (have|did)? (now|just|already|also)? (alerted|informed|told|asked|fed|shared|spoken|flagged|credited|restored|remediated|let) (the|our|your|this|that|them|it|us|a|you)',
  '(has|have) (now|just|already)? been (alerted|informed|restored|remediated|credited|addressed|flagged|shared)',
  '(i|we) will (let) (the|our|your|them|my) ~ know',
  '(i|we) will (now|also|gladly)? (refund|send|resend|replace|cancel|credit|forward|escalate|book|report|pass|get this|get it|waive|extend|investigate|look into|log|arrange|issue|ship|dispatch|order)',
];
