/* English says in very many ways that it has no answer: too many to stand among the other phrases. */

const KNOWLEDGE =
  '(information|info|details|detail|data|answer|answers|knowledge|record|records|documentation|context|figures|resources|guidance|insight|insights)';

/** Where an answer would have stood. */
const SOURCES =
  '(information|documentation|docs|knowledge|knowledge base|article|articles|help (pages|page|center|centre|articles)|pages|source|sources|materials|records|data|database|faq|faqs|guides|manual|files|notes)';

export const englishDenial: readonly string[] = [
  `(do|does|did) not (currently|actually|really|yet|seem to)? (have|possess|hold|contain|provide|include|give|offer|list) ~ ${KNOWLEDGE}`,
  `(do|does|did) not (currently|actually|really|yet|seem to)? (have|possess|hold|contain|provide|include|give|offer|list) (any|the|that|this|much|enough|more|further|a)? (specific|exact|detailed|further|additional|more|kind of|definite|real time|personal|up to date|sufficient)? (specific|exact|detailed|details)? ${KNOWLEDGE}`,
  'i do not (currently|actually|really)? have (that|this|it|any|those|access|specific|exact|the|a|enough|much|real|details|personal|up)',
  'we do not (currently|actually|really)? have (that|this|any|specific|exact|enough|much) (information|info|details|data|answer)',
  '(i|we) do not (currently|really|actually)? know',
  `(i|we) have no (specific|exact|further|more|detailed|additional|definite|such)? ${KNOWLEDGE}`,
  '(i|we) have no (idea|clue|way of knowing)',
  `there (is|was|are|seems to be) (no|not|not any|not enough|nothing) (specific|exact|definite|detailed|further|available|direct|such|clear|official|much|enough)? ${KNOWLEDGE}`,
  `no (specific|further|exact|relevant)? ${KNOWLEDGE} (is|was|are|were|about|available|on|found|regarding)`,
  `${KNOWLEDGE} (is|are|was|were) (not|currently not) (available|provided|included|given|specified|known|mentioned)`,
  '(i|we) (can|could) not (specifically|really|actually|currently|directly|definitively|confidently|personally)? (find|locate|see|provide|answer|give|tell|offer|determine|say|share|confirm|help|assist|access|recommend|advise|do that|do this|speculate|identify|look up|suggest|comment|predict|guarantee)',
  '(i|we) (am|are|was|were) (currently|still)? (not able|unable) to (specifically|really|directly)? (find|locate|provide|answer|give|tell|offer|determine|say|share|confirm|help|assist|access|recommend|advise|do|identify|look up)',
  'unable to (find|locate|provide an answer|answer|help|assist|determine)',
  '(am|are) not (entirely|quite|really|completely)? (sure|certain|aware|familiar) (about|what|how|if|whether|which|when|where|who|why|i|that|of|with)',
  '(does|do|did) not (explicitly|specifically|directly|clearly)? (specify|mention|state|say|indicate|address|discuss|explain|describe|detail|elaborate)',
  '(document|documents|text|article|passage|context|sources|source|data|information|documentation|materials|manual|knowledge base) (provided|given|available|i have|you provided)? (does|do|did|has|have) not',
  '(is|are|was|were) not (explicitly|specifically|directly|clearly)? (specified|mentioned|stated|documented|described|known to me|clear from)',
  '(is|are|was|were) (unknown|unclear|undocumented) (to me|from|based|in)',
  'no (mention|details|definite information|record) of',
  '(outside|beyond|out of) (of)? (my|the scope|our) (scope|knowledge|expertise|capabilities|training|area|possibilities|of)',
  '(not|nothing) (in|from) my (knowledge|training|data|sources)',
  '(is|are) not something (i|we) (can|am|are|have|know)',
  'not (been)? (trained|able to answer|programmed)',
  'wish i (could|had) ~ (help|more|answer|information)',
  '(i|we) have not (been given|been provided|found|seen|got any) ~',
  '(i|we) lack (the|any|specific|information|details)',
  '(was|were|could|did) (not|not able to|unable to) find (any|an|the|anything|what|information|a)?',
  `(i|we) (only|just) have (the)? ${KNOWLEDGE}`,
  '(sorry|apologize|apologies|afraid) (but)? (i|we)? (can|could) not',
  '(still|really|honestly|simply|just|sadly|also|unfortunately|genuinely) (can|could|do|did) not (find|locate|know|see|say|tell|answer|help)',
  '(can|could|did|do|does|was|am|were|are) not (yet|even|actually|really|currently|able to|know of)? (find|see|locate|have|know|say|tell you|spot) (anything|any mention|much|more) (about|on|regarding|for|in|more|there|that|like|here|else)?',
  '(can|could|did|do|was able|am able) not (to)? (find|see|locate) (it|this|that|these|those|your answer|the answer) (anywhere|in|on|among)',
  '(find|found|finding|see|know|have|got|contains|contain|says|say) nothing (about|on|regarding|for|in|more|there|further|relevant)',
  `(is|are|was|were|has|have) not (yet|currently|something|been)? (been)? (covered|included|contained|listed|documented|answered|addressed|described|found|mentioned|explained|part of|available|in|among) (by|in|on|among|within|from|anywhere in)? ~ ${SOURCES}`,
  'not (something|anything|a (question|topic|subject|thing)|one) (that|which)? (i|we) (can|could|am|are|have|know|was|were)',
  `nothing (in|from|among|on) (my|our|the|any of) ~ ${SOURCES}`,
  `(my|our) ${SOURCES} (does|do|did|has|have|is|are|says|say|contains|contain|includes|include|covers|cover|holds|hold) (not|nothing|no)`,
  '((rather|prefer|better|best) not (to)? (guess|speculate|make (something|anything) up|invent|assume)|(would|will|could|can|do|should) (not|only) (want to|like to|be)? (guess|guessing|speculate|speculating))',
  `((am|are) (missing|lacking|short of) (the|any|that|this)? ${KNOWLEDGE}|${KNOWLEDGE} (i|we) (do not have|lack))`,
  'do not (really)? know (anything|enough|much|more|the answer)',
  '(i|we) can not (change|cancel|modify|edit|amend|alter) ~ (myself|here|for you|order|orders|address|it|that|this)',
];
